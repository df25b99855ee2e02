using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Patches;

/// <summary>JSON Merge Patch, RFC 7386 (the same as 7396).</summary>
internal static class MergePatch
{
    /// <summary>The document after a patch; neither of the two is changed.</summary>
    public static JsonNode? Apply(JsonNode? document, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var result = document is JsonObject map ? (JsonObject)map.DeepClone() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = Apply(result[name], value);
            }
        }

        return result;
    }
}
