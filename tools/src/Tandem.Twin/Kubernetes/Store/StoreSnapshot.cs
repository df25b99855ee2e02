using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>Writes all objects of a store to one JSON file, and reads them back with their uids and dates.</summary>
public static class StoreSnapshot
{
    private const string Schema = "tandem.twin.snapshot/v1";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the file; where one is there, it is replaced as a whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task SaveAsync(ObjectStore store, string file, CancellationToken cancel)
    {
        var (objects, version) = store.Snapshot();
        var snapshot = new JsonObject
        {
            ["schema"] = Schema,
            ["version"] = version,
            ["objects"] = new JsonArray([.. objects.Select(stored => new JsonObject { ["group"] = stored.Key.Group, ["body"] = stored.Copy() })]),
        };
        var draft = file + ".new";
        await File.WriteAllTextAsync(draft, snapshot.ToJsonString(Indented) + "\n", cancel);
        File.Move(draft, file, overwrite: true);
    }

    /// <summary>Reads the file into a store; objects of the same names are replaced.</summary>
    /// <exception cref="InvalidDataException">It is no snapshot.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task LoadAsync(ObjectStore store, string file, CancellationToken cancel)
    {
        foreach (var (key, body) in Read(await File.ReadAllBytesAsync(file, cancel), file))
        {
            store.Restore(key, body);
        }
    }

    // All of it is read before any of it is put in.
    private static List<(ObjectKey Key, JsonObject Body)> Read(byte[] bytes, string file)
    {
        try
        {
            var root = JsonNode.Parse(bytes);
            return root?["schema"].Text() == Schema && root["objects"] is JsonArray objects
                ? [.. objects.Select(entry => Read((JsonObject)entry!))]
                : throw new InvalidDataException($"{file} is no snapshot: it does not say \"schema\": \"{Schema}\".");
        }
        catch (Exception e) when (e is JsonException or InvalidCastException or NullReferenceException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file} is no snapshot: {e.Message}", e);
        }
    }

    private static (ObjectKey Key, JsonObject Body) Read(JsonObject entry)
    {
        var body = (JsonObject)entry["body"]!.DeepClone();
        var metadata = body["metadata"]!;
        if (metadata["uid"].Text() is null)
        {
            throw new InvalidOperationException("an object has no uid");
        }

        return (new ObjectKey(entry["group"].Text() ?? "", body["kind"].Text()!, metadata["namespace"].Text() ?? "", metadata["name"].Text()!), body);
    }
}
