using Tandem.Manifests;

namespace Tandem.Lua;

/// <summary>Objects as a script sees them.</summary>
internal static class LuaObjects
{
    /// <summary>A node as a value of Lua: what is null is not there.</summary>
    public static object? Of(Node node) => node switch
    {
        MappingNode mapping => Of(mapping),
        SequenceNode list => Of(list),
        ScalarNode { IsNull: true } => null,
        ScalarNode { Type: ScalarType.Boolean } truth => ScalarTyping.IsTrue(truth.Text),
        ScalarNode { Type: ScalarType.Integer or ScalarType.Float } number => number.Number,
        _ => (node as ScalarNode)?.Text,
    };

    private static LuaTable Of(MappingNode mapping)
    {
        var table = new LuaTable();
        foreach (var entry in mapping.Entries)
        {
            table[entry.Name] = Of(entry.Value);
        }

        return table;
    }

    private static LuaTable Of(SequenceNode list)
    {
        var table = new LuaTable();
        for (var i = 0; i < list.Items.Count; i++)
        {
            table[i + 1.0] = Of(list.Items[i]);
        }

        return table;
    }
}
