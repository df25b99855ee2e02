using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>A <see cref="StoreSnapshot"/> as JSON.</summary>
public static class SnapshotText
{
    private const string Schema = "tandem.twin.snapshot/v1";

    // An object of the API may be 64 deep, and stands three deep in the file.
    private const int MostDeep = 80;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, MaxDepth = MostDeep };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MostDeep };

    /// <summary>Writes it.</summary>
    public static string Write(StoreSnapshot snapshot) => new JsonObject
    {
        ["schema"] = Schema,
        ["time"] = snapshot.Time.ToString("o", CultureInfo.InvariantCulture),
        ["version"] = snapshot.Version,
        ["objects"] = new JsonArray([.. snapshot.Objects.Select(entry => new JsonObject { ["group"] = entry.Key.Group, ["body"] = entry.Body.DeepClone() })]),
    }.ToJsonString(Indented) + "\n";

    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidDataException">It is no snapshot.</exception>
    public static StoreSnapshot Read(byte[] bytes)
    {
        if (JsonNode.Parse(bytes, documentOptions: Strict) is not JsonObject root || root["schema"].Text() != Schema)
        {
            throw new InvalidDataException($"It does not say \"schema\": \"{Schema}\".");
        }

        return DateTimeOffset.TryParseExact(root["time"].Text(), "o", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && root["version"].Count() is { } version && root["objects"] is JsonArray objects
            ? new StoreSnapshot(time, version, [.. objects.Select(Read)])
            : throw new InvalidDataException("Its time, its version or its list of objects is missing.");
    }

    private static (ObjectKey Key, JsonObject Body) Read(JsonNode? entry, int index) =>
        (entry as JsonObject)?["body"] is JsonObject body && body["metadata"] is JsonObject metadata && metadata["uid"].Text() is not null
        && body["apiVersion"].Text() is not null && body["kind"].Text() is { } kind && metadata["name"].Text() is { } name
            ? (new ObjectKey(entry["group"].Text() ?? "", kind, metadata["namespace"].Text() ?? "", name), body)
            : throw new InvalidDataException($"Object {index + 1} of it has no kind, no name or no uid.");
}
