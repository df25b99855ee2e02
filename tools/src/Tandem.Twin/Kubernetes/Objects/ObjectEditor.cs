using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Apply;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Objects;

/// <summary>Changes objects, in one step from reading to writing, so that no other write comes between.</summary>
internal static class ObjectEditor
{
    private const string Modified = "the object has been modified; please apply your changes to the latest version and try again";

    /// <summary>Puts what a change makes of an object in its place.</summary>
    /// <param name="call">The request.</param>
    /// <param name="change">Makes the new object from a copy of the old one.</param>
    /// <param name="isOwned">Whether the change keeps managedFields itself.</param>
    /// <returns>The object after it; null where there is none.</returns>
    /// <exception cref="ApiException">400, 409 or 422.</exception>
    public static JsonNode? Change(ApiCall call, Func<JsonObject, JsonObject> change, bool isOwned = false)
    {
        if (!call.IsDryRun)
        {
            return call.Cluster.Store.Update(call.Key, body => Edit(call, body, change, isOwned))?.Copy();
        }

        if (call.Cluster.Store.Find(call.Key) is not { } live)
        {
            return null;
        }

        var preview = live.Copy();
        Edit(call, preview, change, isOwned);
        ObjectMetadata.Keep(preview, live);
        return preview;
    }

    private static void Edit(ApiCall call, JsonObject body, Func<JsonObject, JsonObject> change, bool isOwned)
    {
        var before = (JsonObject)body.DeepClone();
        var after = change((JsonObject)before.DeepClone());
        Fields.DropNulls(after);
        ObjectIdentity.Complete(call, after);
        CheckVersion(call, before, after);
        Combine(call, before, after);
        call.Warn(call.Cluster.Validator.Check(call.Resource, after, call.IsStrict));
        if (call.Path.Subresource.Length == 0)
        {
            ObjectCompletion.Complete(call, call.Key, after);
            FixedFields.Check(call.Resource, before, after);
        }

        if (!isOwned)
        {
            Ownership.Record(before, after, call.Manager("Update"), call.Schema, call.Cluster.Now);
        }

        body.Become(after);
    }

    private static void CheckVersion(ApiCall call, JsonObject before, JsonObject after)
    {
        var (old, sent) = (before["metadata"]!, after["metadata"]!);
        if (sent["resourceVersion"].Text() is { Length: > 0 } version && version != old["resourceVersion"].Text())
        {
            throw ApiException.Conflict(call.Resource.Qualified, call.Path.Name, Modified);
        }

        if (sent["uid"].Text() is { Length: > 0 } uid && uid != old["uid"].Text())
        {
            throw ApiException.Conflict(call.Resource.Qualified, call.Path.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {old["uid"]}");
        }
    }

    // The status is written through its own path alone, and that path writes nothing else.
    private static void Combine(ApiCall call, JsonObject before, JsonObject after)
    {
        if (call.Path.Subresource == "status")
        {
            var (status, managed) = (after["status"]?.DeepClone(), after["metadata"]!["managedFields"]?.DeepClone());
            after.Become((JsonObject)before.DeepClone());
            Put(after, "status", status);
            Put(after["metadata"]!.AsObject(), "managedFields", managed);
        }
        else if (call.Resource.HasStatus)
        {
            Put(after, "status", before["status"]?.DeepClone());
        }
    }

    private static void Put(JsonObject target, string name, JsonNode? value)
    {
        if (value is null)
        {
            target.Remove(name);
        }
        else
        {
            target[name] = value;
        }
    }
}
