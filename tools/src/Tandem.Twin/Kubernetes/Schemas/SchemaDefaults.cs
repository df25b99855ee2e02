using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Schemas;

/// <summary>Writes what an API server writes where nothing stands, as far as the schemas say it.</summary>
internal static class SchemaDefaults
{
    /// <summary>Fills in the defaults of a value and of everything in it.</summary>
    public static void Fill(JsonNode? value, FieldSchema schema)
    {
        if (value is JsonObject map)
        {
            FillAbsent(map, schema);
            foreach (var (name, member) in map.Where(member => member.Value is JsonObject or JsonArray).ToList())
            {
                Fill(member, schema.Member(name));
            }
        }
        else if (value is JsonArray list)
        {
            var item = schema.Item;
            foreach (var member in list)
            {
                Fill(member, item);
            }
        }
    }

    private static void FillAbsent(JsonObject map, FieldSchema schema)
    {
        foreach (var name in schema.Names.Where(name => !map.ContainsKey(name)).ToList())
        {
            if (schema.Member(name).Default is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } standard)
            {
                map[name] = JsonNode.Parse(standard.GetRawText());
            }
        }
    }
}
