using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Objects;
using Tandem.Twin.Kubernetes.Resources;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>Reads and writes how many of something are wanted, as a Scale.</summary>
internal static class ScaleHandler
{
    public static async Task HandleAsync(ApiCall call)
    {
        var (paths, found) = (call.Resource.Scale!, call.Cluster.Store.Find(call.Key) ?? throw call.NotFound());
        var body = call.Verb is "update" or "patch" ? await RequestBody.ReadAsync(call.Http.Request, call.Cancel) : null;
        var answer = call.Verb switch
        {
            "get" => found.Copy(),
            "update" or "patch" => ObjectEditor.Change(call, live => Edit(call, live, paths, body)) ?? throw call.NotFound(),
            _ => throw ResourceHandler.NotAllowed(call),
        };
        await Answers.WriteAsync(call.Http, Scale(paths, JsonSerializer.SerializeToElement(answer)));
    }

    private static JsonObject Edit(ApiCall call, JsonObject live, ScalePaths paths, JsonNode? body)
    {
        var old = Scale(paths, JsonSerializer.SerializeToElement(live));
        var scale = call.Verb == "update" ? body as JsonObject ?? throw ApiException.BadRequest("the body must be a Scale") : ObjectPatcher.Patched(call, old, body);
        var replicas = scale["spec"]?["replicas"].Count() ?? 0;
        if (replicas < 0)
        {
            throw new ApiException(422, "Invalid", $"Scale.autoscaling \"{call.Path.Name}\" is invalid: spec.replicas: Invalid value: {replicas}: must be greater than or equal to 0");
        }

        if (scale["metadata"]?["resourceVersion"].Text() is { Length: > 0 } version)
        {
            live["metadata"]!["resourceVersion"] = version;
        }

        string[] steps = Steps(paths.SpecReplicas);
        steps.SkipLast(1).Aggregate(live, (holder, name) => holder.Child(name))[steps[^1]] = replicas;
        return live;
    }

    private static JsonObject Scale(ScalePaths paths, JsonElement body)
    {
        var metadata = new JsonObject();
        foreach (var name in (ReadOnlySpan<string>)["name", "namespace", "uid", "resourceVersion", "creationTimestamp"])
        {
            if (body.GetText("metadata", name) is { } text)
            {
                metadata[name] = text;
            }
        }

        return new JsonObject
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["replicas"] = body.GetCount(Steps(paths.SpecReplicas)) ?? 0 },
            ["status"] = new JsonObject { ["replicas"] = body.GetCount(Steps(paths.StatusReplicas)) ?? 0, ["selector"] = SelectorText(paths, body) },
        };
    }

    private static string SelectorText(ScalePaths paths, JsonElement body)
    {
        var selector = paths.Selector is null ? default : body.Get(Steps(paths.Selector));
        var labels = selector.Get("matchLabels").ValueKind == JsonValueKind.Object ? selector.GetMembers("matchLabels") : selector.GetMembers();
        return selector.ValueKind == JsonValueKind.String ? selector.GetString()!
            : string.Join(",", labels.Where(label => label.Value.ValueKind == JsonValueKind.String).Select(label => $"{label.Name}={label.Value}"));
    }

    private static string[] Steps(string path) => path.Split('.', StringSplitOptions.RemoveEmptyEntries);
}
