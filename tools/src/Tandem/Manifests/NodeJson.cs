using System.Text.Json.Nodes;

namespace Tandem.Manifests;

/// <summary>YAML nodes as the JSON that kubectl would send.</summary>
public static class NodeJson
{
    /// <summary>The JSON of a node; null for YAML's null.</summary>
    public static JsonNode? Of(Node node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Name, Of(entry.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Of)]),
        ScalarNode scalar => Of(scalar),
        _ => null,
    };

    private static JsonValue? Of(ScalarNode scalar) => scalar.Type switch
    {
        ScalarType.Null => null,
        ScalarType.Boolean => JsonValue.Create(ScalarTyping.IsTrue(scalar.Text)),
        ScalarType.Integer when Math.Abs(scalar.Number) <= long.MaxValue => JsonValue.Create((long)scalar.Number),
        ScalarType.Integer or ScalarType.Float when double.IsFinite(scalar.Number) => JsonValue.Create(scalar.Number),
        _ => JsonValue.Create(scalar.Text),
    };
}
