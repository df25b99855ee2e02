using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>The part of <c>metadata</c> that only the API server writes.</summary>
internal static class ObjectMetadata
{
    /// <summary>Gives a new object what the server gives it.</summary>
    public static void Begin(JsonObject body, ObjectKey key, string now)
    {
        var metadata = Of(body);
        metadata["name"] = key.Name;
        SetOrRemove(metadata, "namespace", key.Namespace.Length == 0 ? null : key.Namespace);
        metadata["uid"] = Guid.NewGuid().ToString();
        metadata["creationTimestamp"] = now;
        metadata.Remove("deletionTimestamp");
        metadata.Remove("deletionGracePeriodSeconds");
        SetOrRemove(metadata, "generation", body.ContainsKey("spec") ? 1 : null);
    }

    /// <summary>Undoes what an edit did to fields that nobody may change, and counts a change of what is asked for in <c>generation</c>.</summary>
    public static void Keep(JsonObject body, StoredObject before)
    {
        var metadata = Of(body);
        var old = before.Json.GetProperty("metadata");
        foreach (var field in (ReadOnlySpan<string>)["name", "namespace", "uid", "creationTimestamp", "resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "generation"])
        {
            SetOrRemove(metadata, field, old.TryGetProperty(field, out var value) ? JsonNode.Parse(value.GetRawText()) : null);
        }

        if (metadata.ContainsKey("generation") && AsksForOther(body, before.Json))
        {
            BumpGeneration(metadata);
        }
    }

    /// <summary>Marks an object whose deletion has begun.</summary>
    public static void BeginDeletion(JsonObject body, string now, long graceSeconds)
    {
        var metadata = Of(body);
        if (!metadata.ContainsKey("deletionTimestamp"))
        {
            BumpGeneration(metadata);
            metadata["deletionTimestamp"] = now;
        }

        metadata["deletionGracePeriodSeconds"] = graceSeconds;
    }

    /// <summary>Whether nothing keeps an object any longer whose deletion has begun.</summary>
    public static bool IsGone(JsonObject body)
    {
        var metadata = Of(body);
        return metadata.ContainsKey("deletionTimestamp") && !HasFinalizers(body)
            && Number(metadata["deletionGracePeriodSeconds"]) == 0;
    }

    public static bool HasFinalizers(JsonObject body) => Of(body)["finalizers"] is JsonArray { Count: > 0 };

    public static JsonObject Of(JsonObject body)
    {
        if (body["metadata"] is not JsonObject metadata)
        {
            body["metadata"] = metadata = [];
        }

        return metadata;
    }

    private static void BumpGeneration(JsonObject metadata)
    {
        if (metadata["generation"] is JsonValue generation)
        {
            metadata["generation"] = Number(generation) + 1;
        }
    }

    // A number is read from text: a node holds it as it was written, in code or in JSON, and gives it as that type alone.
    private static long Number(JsonNode? node) => node is null ? 0 : long.Parse(node.ToJsonString());

    // Labels and the status say nothing about what is wanted.
    private static bool AsksForOther(JsonObject body, JsonElement before)
    {
        var now = JsonSerializer.SerializeToElement(body);
        return now.EnumerateObject().Select(field => field.Name).Union(before.EnumerateObject().Select(field => field.Name))
            .Where(field => field is not ("metadata" or "status" or "apiVersion" or "kind"))
            .Any(field => !(now.TryGetProperty(field, out var a) && before.TryGetProperty(field, out var b) && JsonElement.DeepEquals(a, b)));
    }

    private static void SetOrRemove(JsonObject metadata, string field, JsonNode? value)
    {
        if (value is null)
        {
            metadata.Remove(field);
        }
        else
        {
            metadata[field] = value;
        }
    }
}
