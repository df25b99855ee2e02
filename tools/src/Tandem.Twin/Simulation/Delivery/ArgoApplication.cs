using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Delivery;

/// <summary>An Application, read.</summary>
internal sealed class ArgoApplication(StoredObject stored)
{
    public StoredObject Stored => stored;

    private JsonElement Spec => stored.Json.At("spec");

    /// <summary>The folder it deploys.</summary>
    public string? Folder => Spec.Text("source", "path");

    /// <summary>Whether it syncs by itself: <c>automated</c> stands there and is not switched off.</summary>
    public bool IsAutomated => Spec.At("syncPolicy", "automated") is { ValueKind: JsonValueKind.Object } automated && automated.At("enabled").ValueKind != JsonValueKind.False;

    /// <summary>Whether it undoes what others change.</summary>
    public bool Heals => IsAutomated && Spec.IsTrue("syncPolicy", "automated", "selfHeal");

    /// <summary>Whether a sync was asked for.</summary>
    public bool IsAsked => stored.Json.Has("operation", "sync");

    /// <summary>Whether it has ever synced.</summary>
    public bool HasSynced => stored.Json.Has("status", "operationState");

    /// <summary>The fields that differ and count.</summary>
    public IEnumerable<string> DriftOf(GitObject wanted, StoredObject live)
    {
        var ignored = Spec.Items("ignoreDifferences").Where(entry => Concerns(entry, wanted.Key))
            .SelectMany(entry => entry.Items("jsonPointers")).Select(pointer => pointer.GetString() ?? "").ToList();
        return Drift.Of(wanted.Json, live.Json).Where(field => !ignored.Exists(pointer => field == pointer || field.StartsWith(pointer + "/", StringComparison.Ordinal)));
    }

    private static bool Concerns(JsonElement entry, ObjectKey key) =>
        (entry.Text("group") ?? "") is var group && (group == key.Group || group == "*") && (entry.Text("kind") is "*" || entry.Text("kind") == key.Kind)
        && (entry.Text("name") is null or "" || entry.Text("name") == key.Name);
}
