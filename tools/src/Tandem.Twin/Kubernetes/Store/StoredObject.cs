using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>One version of one object; it never changes.</summary>
public sealed class StoredObject
{
    internal StoredObject(ObjectKey key, long version, JsonObject body)
    {
        Key = key;
        Version = version;
        Json = JsonSerializer.SerializeToElement(body);
        Uid = Json.GetProperty("metadata").GetProperty("uid").GetString()!;
    }

    /// <summary>What names it.</summary>
    public ObjectKey Key { get; }

    /// <summary>Its <c>resourceVersion</c>: the count of writes in this cluster when it was written.</summary>
    public long Version { get; }

    /// <summary>Its <c>uid</c>, which no other object ever has.</summary>
    public string Uid { get; }

    /// <summary>All of it, to read.</summary>
    public JsonElement Json { get; }

    /// <summary>A copy to edit.</summary>
    public JsonObject Copy() => JsonObject.Create(Json)!;
}
