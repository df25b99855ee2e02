using System.Globalization;

namespace Tandem.Lua;

/// <summary>What Argo CD gives a script: Lua's base functions and tables, and neither strings nor mathematics.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, util/lua/lua.go; Lua 5.1 reference manual, 5.1.</remarks>
internal static class LuaLibrary
{
    /// <summary>What Argo CD gives too, and no health check of ours has needed.</summary>
    public static IReadOnlySet<string> Beyond { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "_G", "_VERSION", "collectgarbage", "dofile", "getfenv", "getmetatable", "load", "loadfile", "loadstring", "module", "newproxy", "package",
        "require", "setfenv", "setmetatable", "xpcall",
    };

    /// <summary>The functions, by name.</summary>
    public static IReadOnlyDictionary<string, object?> Functions { get; } = new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["assert"] = (LuaFunction)Assert,
        ["error"] = (LuaFunction)(call => throw Raised(call, call[0])),
        ["ipairs"] = (LuaFunction)(call => [(LuaFunction)NextItem, call.Table(0), 0.0]),
        ["next"] = (LuaFunction)Next,
        ["pairs"] = (LuaFunction)Pairs,
        ["pcall"] = (LuaFunction)Try,
        ["print"] = (LuaFunction)(_ => []),
        ["rawequal"] = (LuaFunction)(call => [Equals(call[0], call[1])]),
        ["rawget"] = (LuaFunction)(call => [call.Table(0)[call[1]]]),
        ["select"] = (LuaFunction)Select,
        ["tonumber"] = (LuaFunction)ToNumber,
        ["tostring"] = (LuaFunction)(call => [LuaValues.Text(call[0])]),
        ["type"] = (LuaFunction)(call => [LuaValues.TypeOf(call[0])]),
        ["unpack"] = (LuaFunction)Unpack,
    };

    /// <summary>Whether Argo CD brings something under a name.</summary>
    public static bool Has(string name) => name == "table" || Functions.ContainsKey(name) || Beyond.Contains(name);

    private static LuaException Raised(LuaCall call, object? value) => new(LuaValues.Text(value), call.At) { Value = value };

    private static object?[] Assert(LuaCall call) =>
        LuaValues.IsTrue(call[0]) ? call.Arguments : throw Raised(call, call[1] ?? "assertion failed!");

    private static object?[] NextItem(LuaCall call)
    {
        var number = call.Number(1) + 1;
        return call.Table(0)[number] is { } item ? [number, item] : [null];
    }

    private static object?[] Next(LuaCall call)
    {
        var entries = call.Table(0).Entries;
        var found = (call[1] is { } key ? entries.SkipWhile(entry => !entry.Key.Equals(key)).Skip(1) : entries).Take(1).ToList();
        return found is [var next] ? [next.Key, next.Value] : [null];
    }

    // What is written into the table meanwhile does not disturb the walk.
    private static object?[] Pairs(LuaCall call)
    {
        var (entries, at) = (call.Table(0).Entries.ToList(), 0);
        return [(LuaFunction)(_ => at < entries.Count ? [entries[at].Key, entries[at++].Value] : [null]), call[0], null];
    }

    private static object?[] Try(LuaCall call)
    {
        try
        {
            return [true, .. call.Run.Call(call[0], call.At, [.. call.Arguments.Skip(1)])];
        }
        catch (LuaException e) when (!e.IsFinal)
        {
            return [false, e.Value ?? e.Message];
        }
    }

    private static object?[] Select(LuaCall call) => call[0] is "#" ? [call.Arguments.Length - 1.0]
        : [.. call.Arguments.Skip(Math.Clamp((int)call.Number(0), 1, call.Arguments.Length))];

    private static object?[] ToNumber(LuaCall call) => call[1] is null or 10.0 ? [LuaValues.Number(call[0])]
        : call[1] is 16.0 && long.TryParse(LuaValues.Text(call[0]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var whole) ? [(double)whole]
        : throw new LuaBeyondException("tonumber of another base");

    private static object?[] Unpack(LuaCall call)
    {
        var table = call.Table(0);
        var (first, last) = ((int)call.Number(1, 1), (int)Math.Min(call.Number(2, table.Length), table.Length));
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(number => table[(double)number])];
    }
}
