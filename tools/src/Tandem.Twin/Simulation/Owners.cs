using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation;

/// <summary>Which object was made for which.</summary>
internal static class Owners
{
    /// <summary>The list <c>ownerReferences</c> that names one controller.</summary>
    public static JsonArray Of(StoredObject owner) =>
    [
        new JsonObject
        {
            ["apiVersion"] = owner.Json.Text("apiVersion"),
            ["kind"] = owner.Key.Kind,
            ["name"] = owner.Key.Name,
            ["uid"] = owner.Uid,
            ["controller"] = true,
            ["blockOwnerDeletion"] = true,
        },
    ];

    /// <summary>The uid of the controller that an object belongs to; null for none.</summary>
    public static string? ControllerOf(JsonElement json) =>
        json.Items("metadata", "ownerReferences").FirstOrDefault(reference => reference.IsTrue("controller")).Text("uid");

    /// <summary>The objects of a kind that belong to a controller.</summary>
    public static List<StoredObject> Owned(ObjectStore store, StoredObject owner, string group, string kind) =>
        [.. store.List(group, kind, owner.Key.Namespace).Where(candidate => ControllerOf(candidate.Json) == owner.Uid)];

    /// <summary>Whether its deletion has begun.</summary>
    public static bool IsLeaving(this StoredObject stored) => stored.Json.Has("metadata", "deletionTimestamp");
}
