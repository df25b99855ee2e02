using System.Text.Json.Nodes;

namespace Tandem.Tests.Schemas;

/// <summary>A schema without the keywords that NJsonSchema does not know or gets wrong, so that both sides are asked the same.</summary>
/// <remarks>
/// Left out: <c>format</c> (it does not know ours and has no range for int32), <c>default</c> (it does not apply it before
/// <c>required</c>), the list types and keys of Kubernetes. It also ignores <c>const</c>, takes no boolean schema, compares
/// enum values as text, does not take 1.0 for an integer and counts UTF-16: the schemas do not write the first two, and the
/// mutations make no such value.
/// </remarks>
internal static class OracleSchema
{
    private static readonly string[] LeftOut = ["format", "default", "x-kubernetes-list-type", "x-kubernetes-list-map-keys"];

    /// <summary>The schema for our checker.</summary>
    public static JsonObject Read(string path) => (JsonObject)Strip(JsonNode.Parse(File.ReadAllText(path))!)!;

    /// <summary>The same for NJsonSchema, which looks for definitions under their older name.</summary>
    public static string ForOracle(JsonObject schema) => schema.ToJsonString()
        .Replace("\"$defs\":", "\"definitions\":", StringComparison.Ordinal)
        .Replace("\"#/$defs/", "\"#/definitions/", StringComparison.Ordinal);

    // A property may have the name of a keyword: then its value is a schema.
    private static JsonNode? Strip(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json
            .Where(member => member.Value is JsonObject || !LeftOut.Contains(member.Key, StringComparer.Ordinal))
            .Select(member => KeyValuePair.Create(member.Key, Strip(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Strip)]),
        _ => node?.DeepClone(),
    };
}
