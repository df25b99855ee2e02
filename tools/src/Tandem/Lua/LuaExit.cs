namespace Tandem.Lua;

/// <summary>Why the statements after this one are not run.</summary>
/// <param name="Values">What is returned; null where a loop is left.</param>
/// <param name="At">What says so.</param>
internal sealed record LuaExit(object?[]? Values, LuaToken At);
