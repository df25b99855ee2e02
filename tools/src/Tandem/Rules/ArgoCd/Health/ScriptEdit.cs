using Tandem.Lua;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>A change of one word of a script.</summary>
/// <param name="At">The word that is there.</param>
/// <param name="Remedy">What to write, as a sentence.</param>
/// <param name="Make">Makes the script with it; throws where that is none.</param>
internal sealed record ScriptEdit(LuaToken At, string Remedy, Func<LuaScript> Make);
