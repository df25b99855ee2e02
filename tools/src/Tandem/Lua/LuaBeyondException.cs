namespace Tandem.Lua;

/// <summary>A script uses something that Argo CD's Lua has and this one has not: what the script does is not known.</summary>
/// <param name="name">What that is.</param>
internal sealed class LuaBeyondException(string name) : Exception($"{name} is not known here.");
