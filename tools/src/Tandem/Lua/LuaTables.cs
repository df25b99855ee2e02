using System.Text;

namespace Tandem.Lua;

/// <summary>Lua's functions over tables.</summary>
/// <remarks>Lua 5.1 reference manual, 5.5.</remarks>
internal static class LuaTables
{
    /// <summary>The functions, by name. A script that puts others into it does so for itself.</summary>
    public static LuaTable Library => new()
    {
        ["insert"] = (LuaFunction)Insert,
        ["remove"] = (LuaFunction)Remove,
        ["concat"] = (LuaFunction)Concat,
        ["sort"] = (LuaFunction)Sort,
        ["getn"] = (LuaFunction)(call => [(double)call.Table(0).Length]),
        ["maxn"] = (LuaFunction)(call => [call.Table(0).Entries.Select(entry => entry.Key).OfType<double>().DefaultIfEmpty().Max()]),
    };

    private static object?[] Insert(LuaCall call)
    {
        var table = call.Table(0);
        var item = call[call.Arguments.Length - 1] ?? throw new LuaException("nil is put into a table.", call.At);
        table.Insert(call.Arguments.Length > 2 ? (int)call.Number(1) : table.Length + 1, item);
        return [];
    }

    private static object?[] Remove(LuaCall call)
    {
        var table = call.Table(0);
        return [table.Remove((int)call.Number(1, table.Length))];
    }

    private static object?[] Concat(LuaCall call)
    {
        var (table, between, text) = (call.Table(0), call[1] is null ? "" : LuaValues.Text(call[1]), new StringBuilder());
        var (first, last) = ((int)call.Number(2, 1), (int)call.Number(3, table.Length));
        for (var i = first; i <= last; i++)
        {
            var item = table[(double)i];
            text.Append(i > first ? between : "").Append(item is string or double ? LuaValues.Text(item) : throw new LuaException($"{LuaValues.TypeOf(item)} is put into a text.", call.At));
            LuaRun.EnsureLength(text.Length, call.At);
        }

        return [text.ToString()];
    }

    private static object?[] Sort(LuaCall call)
    {
        if (call[1] is null)
        {
            call.Table(0).Sort((left, right) => LuaOperators.Compare(call.At, left, right));
            return [];
        }

        bool IsFirst(object left, object right) => LuaValues.IsTrue(call.Run.Call(call.Function(1), call.At, [left, right]).ElementAtOrDefault(0));
        call.Table(0).Sort((left, right) => IsFirst(left, right) ? -1 : IsFirst(right, left) ? 1 : 0);
        return [];
    }
}
