using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Apply;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Resources;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Objects;

/// <summary>Creates objects: identity, validation, defaults, admission, ownership, then the store.</summary>
internal static class ObjectCreator
{
    /// <summary>Creates an object that somebody sent.</summary>
    /// <param name="call">The request.</param>
    /// <param name="body">The object, which it takes over.</param>
    /// <param name="isOwned">Whether its managedFields stand in it already.</param>
    /// <exception cref="ApiException">400, 404 (no such namespace), 409 or 422.</exception>
    public static JsonNode Create(ApiCall call, JsonObject body, bool isOwned = false)
    {
        Fields.DropNulls(body);
        var key = ObjectIdentity.Complete(call, body);
        if (body["metadata"]!["resourceVersion"].Text() is { Length: > 0 })
        {
            throw ApiException.BadRequest("resourceVersion should not be set on objects to be created");
        }

        CheckNamespace(call);
        call.Warn(call.Cluster.Validator.Check(call.Resource, body, call.IsStrict));
        Begin(call, body);
        ObjectCompletion.Complete(call, key, body);
        if (!isOwned)
        {
            Ownership.Record(before: null, body, call.Manager("Update"), call.Schema, call.Cluster.Now);
        }

        return Write(call, key, body);
    }

    private static JsonNode Write(ApiCall call, ObjectKey key, JsonObject body)
    {
        if (call.Cluster.Store.Find(key) is not null)
        {
            throw ApiException.AlreadyExists(call.Resource.Qualified, key.Name);
        }

        if (call.IsDryRun)
        {
            ObjectMetadata.Begin(body, key, call.Cluster.Now);
            return body;
        }

        return call.Cluster.Store.Create(key, body).Copy();
    }

    private static void CheckNamespace(ApiCall call)
    {
        if (!call.Resource.IsNamespaced)
        {
            return;
        }

        var space = call.Cluster.Store.Find(new ObjectKey("", "Namespace", "", call.Path.Namespace)) ?? throw ApiException.NotFound("namespaces", call.Path.Namespace);
        if (space.Json.Get("metadata", "deletionTimestamp").ValueKind != System.Text.Json.JsonValueKind.Undefined)
        {
            throw new ApiException(403, "Forbidden", $"unable to create new content in namespace {call.Path.Namespace} because it is being terminated");
        }
    }

    // The status of a new object is the server's, except of a Node, whose kubelet brings it along.
    private static void Begin(ApiCall call, JsonObject body)
    {
        if (call.Resource.HasStatus && call.Resource.Kind != "Node")
        {
            body.Remove("status");
        }

        if (call.Resource is { Group: "", Kind: "Pod" })
        {
            body["status"] = new JsonObject { ["phase"] = "Pending" };
        }
        else if (call.Resource is { Group: "", Kind: "Namespace" })
        {
            body["status"] = new JsonObject { ["phase"] = "Active" };
            body.Child("spec")["finalizers"] ??= new JsonArray("kubernetes");
            body["metadata"]!.AsObject().Child("labels")["kubernetes.io/metadata.name"] = body["metadata"]!["name"]!.DeepClone();
        }
    }
}
