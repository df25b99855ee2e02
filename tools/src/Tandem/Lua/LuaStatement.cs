namespace Tandem.Lua;

/// <summary>A statement, to be run; what it gives is null where the next one follows.</summary>
internal delegate LuaExit? LuaStatement(LuaScope scope);
