namespace Tandem.Lua;

/// <summary>A function: of a script, or one that Lua brings.</summary>
internal delegate object?[] LuaFunction(LuaCall call);
