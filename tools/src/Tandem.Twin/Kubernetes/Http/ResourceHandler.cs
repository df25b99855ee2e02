using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tandem.Twin.Kubernetes.Lists;
using Tandem.Twin.Kubernetes.Objects;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>Does what a request asks of a resource's objects.</summary>
internal static class ResourceHandler
{
    public static Task HandleAsync(ApiCall call) => (call.Resource.IsReview, call.Path.Subresource, call.Verb) switch
    {
        (true, "", "create") => ReviewHandler.CreateAsync(call),
        (true, _, _) => throw NotAllowed(call),
        (_, "", _) => HandleObjectAsync(call),
        (_, "status" or "finalize", "get") => GetAsync(call),
        (_, "status" or "finalize", "update" or "patch") when call.Resource.HasStatus => ChangeAsync(call),
        (_, "scale", _) when call.Resource.Scale is not null => ScaleHandler.HandleAsync(call),
        (_, "log" or "exec" or "eviction", _) when call.Resource is { Group: "", Kind: "Pod" } => PodHandler.HandleAsync(call),
        _ => throw Unknown(call.Http.Request.Path),
    };

    /// <summary>404: the path names nothing that is served.</summary>
    public static ApiException Unknown(string path) => new(404, "NotFound", $"the server could not find the requested resource ({path})");

    /// <summary>405: what is there has no such verb.</summary>
    public static ApiException NotAllowed(ApiCall call) => new(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");

    private static Task HandleObjectAsync(ApiCall call) => call.Verb switch
    {
        "watch" => WatchAnswer.WriteAsync(call),
        "list" => ListAsync(call),
        "get" => GetAsync(call),
        "create" when call.Path.Name.Length == 0 => CreateAsync(call),
        "update" or "patch" when call.Path.Name.Length > 0 => ChangeAsync(call),
        "delete" => DeleteAsync(call),
        "deletecollection" => DeleteAllAsync(call),
        _ => throw NotAllowed(call),
    };

    private static Task ListAsync(ApiCall call)
    {
        var (objects, version) = new Selection(call).Take(call);
        return Answers.WriteAsync(call.Http, new ObjectView(call).List(objects, version));
    }

    private static Task GetAsync(ApiCall call) => AnswerAsync(call, (call.Cluster.Store.Find(call.Key) ?? throw call.NotFound()).Copy(), 200);

    private static async Task CreateAsync(ApiCall call)
    {
        if (call.Resource.IsNamespaced && call.Path.Namespace.Length == 0)
        {
            throw NotAllowed(call);
        }

        await AnswerAsync(call, ObjectCreator.Create(call, await call.BodyAsync()), 201);
    }

    private static async Task ChangeAsync(ApiCall call)
    {
        var body = await RequestBody.ReadAsync(call.Http.Request, call.Cancel);
        if (call.Verb == "patch")
        {
            var (patched, isNew) = ObjectPatcher.Patch(call, body);
            await AnswerAsync(call, patched, isNew ? 201 : 200);
            return;
        }

        var sent = body as JsonObject ?? throw ApiException.BadRequest("the body must be an object");
        await AnswerAsync(call, ObjectEditor.Change(call, _ => sent) ?? throw call.NotFound(), 200);
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        var options = await RequestBody.ReadAsync(call.Http.Request, call.Cancel) as JsonObject ?? [];
        await Answers.WriteAsync(call.Http, ObjectRemover.Delete(call, call.Path.Name, options));
    }

    private static async Task DeleteAllAsync(ApiCall call)
    {
        var options = await RequestBody.ReadAsync(call.Http.Request, call.Cancel) as JsonObject ?? [];
        foreach (var stored in new Selection(call).Take(call).Objects)
        {
            ObjectRemover.Delete(call, stored.Key.Name, options);
        }

        await Answers.WriteAsync(call.Http, StatusAnswer.Success());
    }

    private static Task AnswerAsync(ApiCall call, JsonNode body, int code) => Answers.WriteAsync(call.Http, new ObjectView(call).One(body), code);
}
