using System.Text.Json;
using Tandem.Manifests;

namespace Tandem.Twin.Kubernetes.Schemas;

/// <summary>JSON as the nodes that the schema checker reads; they have no places.</summary>
internal static class JsonNodes
{
    private static readonly SourceText Nowhere = new("", "");

    public static Node Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new MappingNode(Nowhere, 1, 1, [.. value.EnumerateObject().Select(Entry)]),
        JsonValueKind.Array => new SequenceNode(Nowhere, 1, 1, [.. value.EnumerateArray().Select(Of)]),
        JsonValueKind.String => Scalar(value.GetString()!, ScalarType.String),
        JsonValueKind.Number => Scalar(value.GetRawText(), value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') ? ScalarType.Float : ScalarType.Integer),
        JsonValueKind.True => Scalar("true", ScalarType.Boolean),
        JsonValueKind.False => Scalar("false", ScalarType.Boolean),
        _ => Scalar("null", ScalarType.Null),
    };

    private static MappingEntry Entry(JsonProperty member) => new(Scalar(member.Name, ScalarType.String), member.Name, Of(member.Value));

    private static ScalarNode Scalar(string text, ScalarType type) => new(Nowhere, 1, 1, text, type);
}
