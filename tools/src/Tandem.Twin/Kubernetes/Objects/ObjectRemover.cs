using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Resources;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Objects;

/// <summary>Deletes objects: at once, or by beginning a deletion that their finalizers or their processes end.</summary>
internal static class ObjectRemover
{
    private const long UsualGrace = 30;

    /// <summary>Deletes an object.</summary>
    /// <param name="call">The request.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="options">The DeleteOptions that were sent.</param>
    /// <returns>A Status where it is gone, the object where it is still there; of a Pod always the object.</returns>
    /// <exception cref="ApiException">404, or 409 where it is not the one that was meant.</exception>
    public static JsonObject Delete(ApiCall call, string name, JsonObject options)
    {
        var (store, key) = (call.Cluster.Store, call.KeyOf(name));
        var found = store.Find(key) ?? throw ApiException.NotFound(call.Resource.Qualified, name);
        var left = call.IsDryRun || options["dryRun"] is JsonArray { Count: > 0 } ? Preview(call, found, options)
            : store.Delete(key, Grace(call, found, options), body => Prepare(call, body, options)) ?? throw ApiException.NotFound(call.Resource.Qualified, name);
        if (call.Resource is { Group: CustomResources.Group, Kind: CustomResources.Kind } && store.Find(key) is null && !call.IsDryRun)
        {
            Empty(store, found);
        }

        return key.Kind == "Pod" || store.Find(key) is not null && !call.IsDryRun ? left.Copy() : StatusAnswer.Deleted(call, name, found.Uid);
    }

    private static StoredObject Preview(ApiCall call, StoredObject found, JsonObject options)
    {
        Prepare(call, found.Copy(), options);
        return found;
    }

    // A Pod that no node runs, or that has ended, has nothing to end.
    private static long Grace(ApiCall call, StoredObject found, JsonObject options)
    {
        if (call.Resource is not { Group: "", Kind: "Pod" } || found.Json.GetText("spec", "nodeName") is not { Length: > 0 } || found.Json.GetText("status", "phase") is "Succeeded" or "Failed")
        {
            return 0;
        }

        return Math.Max(0, options["gracePeriodSeconds"].Count() ?? call.Number("gracePeriodSeconds") ?? found.Json.GetCount("spec", "terminationGracePeriodSeconds") ?? UsualGrace);
    }

    private static void Prepare(ApiCall call, JsonObject body, JsonObject options)
    {
        var metadata = body["metadata"]!.AsObject();
        foreach (var field in (ReadOnlySpan<string>)["uid", "resourceVersion"])
        {
            if (options["preconditions"]?[field].Text() is { } expected && expected != metadata[field].Text())
            {
                throw ApiException.Conflict(call.Resource.Qualified, metadata["name"].Text()!, $"the {field} in the precondition ({expected}) does not match the {field} in record ({metadata[field]})");
            }
        }

        var policy = options["propagationPolicy"].Text() ?? call.Text("propagationPolicy");
        if ((policy == "Orphan" ? "orphan" : policy == "Foreground" ? "foregroundDeletion" : HasContent(call, metadata) ? "kubernetes" : null) is { } finalizer)
        {
            AddFinalizer(metadata, finalizer);
        }

        if (call.Resource is { Group: "", Kind: "Namespace" })
        {
            body.Child("status")["phase"] = "Terminating";
        }
    }

    private static bool HasContent(ApiCall call, JsonObject metadata) => call.Resource is { Group: "", Kind: "Namespace" }
        && call.Cluster.Store.Snapshot().Objects.Any(stored => stored.Key.Namespace == metadata["name"].Text());

    private static void AddFinalizer(JsonObject metadata, string finalizer)
    {
        var finalizers = (JsonArray)(metadata["finalizers"] ??= new JsonArray());
        if (finalizers.All(present => present.Text() != finalizer))
        {
            finalizers.Add(finalizer);
        }
    }

    // With a definition go the objects that it defines.
    private static void Empty(ObjectStore store, StoredObject definition)
    {
        foreach (var resource in CustomResources.Of(definition.Json).DistinctBy(resource => resource.Kind))
        {
            foreach (var stored in store.List(resource.Group, resource.Kind))
            {
                store.Delete(stored.Key);
            }
        }
    }
}
