using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Apply;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Patches;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Objects;

/// <summary>Patches objects in the four ways that an API server knows.</summary>
internal static class ObjectPatcher
{
    private const string Accepted = "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";
    private const string Apply = "application/apply-patch+yaml";

    /// <summary>Patches the object that a request names; an apply makes it where it is absent.</summary>
    /// <returns>The object, and whether it is new.</returns>
    /// <exception cref="ApiException">As <see cref="ObjectEditor"/>; 404 where it is absent; 415 for a kind of patch that it does not take.</exception>
    public static (JsonNode Body, bool IsNew) Patch(ApiCall call, JsonNode? patch)
    {
        if (TypeOf(call) == Apply)
        {
            return ApplyPatch(call, patch as JsonObject ?? throw ApiException.BadRequest("the body must be an object"));
        }

        return (ObjectEditor.Change(call, live => Patched(call, live, patch)) ?? throw call.NotFound(), false);
    }

    /// <summary>An object after a patch of the request's type.</summary>
    public static JsonObject Patched(ApiCall call, JsonObject live, JsonNode? patch) => TypeOf(call) switch
    {
        "application/json-patch+json" => AsObject(JsonPatch.Apply(live, patch)),
        "application/merge-patch+json" => AsObject(MergePatch.Apply(live, patch as JsonObject ?? throw ApiException.BadRequest("a merge patch must be an object"))),
        "application/strategic-merge-patch+json" when !call.Resource.IsCustom =>
            StrategicMerge.Apply(live, patch as JsonObject ?? throw ApiException.BadRequest("a strategic merge patch must be an object"), call.Schema),
        var type => throw new ApiException(415, "UnsupportedMediaType", $"the body of the request was in an unknown format ({type}) - accepted media types include: {Accepted}"),
    };

    private static (JsonNode Body, bool IsNew) ApplyPatch(ApiCall call, JsonObject config)
    {
        if (call.Text("fieldManager") is null)
        {
            throw ApiException.BadRequest("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
        }

        if (config["metadata"]?["managedFields"] is JsonArray { Count: > 0 })
        {
            throw ApiException.BadRequest("metadata.managedFields must be nil");
        }

        Fields.DropNulls(config);
        ObjectIdentity.Complete(call, config);
        DropOthersPart(call, config);
        call.Warn(Checked(call, config));
        var (id, force) = (call.Manager("Apply"), call.Flag("force"));
        var changed = ObjectEditor.Change(call, live => ServerSideApply.Apply(live, config, id, force, call.Schema, call.Cluster.Now), isOwned: true);
        return changed is not null ? (changed, false)
            : call.Path.Subresource.Length > 0 ? throw call.NotFound()
            : (ObjectCreator.Create(call, ServerSideApply.Apply(live: null, config, id, force, call.Schema, call.Cluster.Now), isOwned: true), true);
    }

    // Unknown fields are found before the merge: what is not in the schema must own nothing. Whatever is absent may come from others.
    private static IReadOnlyList<string> Checked(ApiCall call, JsonObject config) => call.Cluster.Validator.Prune(call.Resource, config, call.IsStrict);

    private static void DropOthersPart(ApiCall call, JsonObject config)
    {
        if (call.Path.Subresource == "status")
        {
            config.Remove("spec");
        }
        else if (call.Resource.HasStatus)
        {
            config.Remove("status");
        }
    }

    private static JsonObject AsObject(JsonNode? patched) => patched as JsonObject ?? throw JsonPatch.Unusable("the patched object is no object");

    private static string TypeOf(ApiCall call) => call.Http.Request.ContentType?.Split(';')[0].Trim() ?? "";
}
