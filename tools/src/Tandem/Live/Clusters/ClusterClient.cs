using System.Net;
using System.Text.Json.Nodes;
using k8s;

namespace Tandem.Live.Clusters;

/// <summary>One cluster, asked over its kubeconfig context: objects of any kind as JSON, each answer within a deadline.</summary>
/// <remarks>Every method throws a <see cref="ClusterException"/> where the cluster cannot be asked or refuses.</remarks>
public sealed class ClusterClient : IDisposable
{
    private readonly Kubernetes kubernetes;
    private readonly ClusterErrors errors;
    private readonly ClusterTransport transport;

    /// <summary>Makes a client.</summary>
    /// <param name="region">The region whose cluster it is.</param>
    /// <param name="context">The name of the context, for messages.</param>
    /// <param name="configuration">Where the cluster is, and who asks.</param>
    /// <param name="time">The clock for waits between tries.</param>
    public ClusterClient(string region, string context, KubernetesClientConfiguration configuration, TimeProvider time)
    {
        (Region, Context) = (region, context);
        errors = new ClusterErrors(region, context);
        kubernetes = new Kubernetes(configuration);
        transport = new ClusterTransport(kubernetes, errors, time);
    }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The context.</summary>
    public string Context { get; }

    /// <summary>An object; null where there is none, or its kind is not known.</summary>
    public async Task<JsonObject?> FindAsync(ResourceType type, string? space, string name, CancellationToken cancel)
    {
        var request = new ClusterRequest(HttpMethod.Get, "get", type, space, name);
        var answer = await transport.SendAsync(request, cancel);
        return answer.Status == HttpStatusCode.NotFound ? null : Parsed(answer, request);
    }

    /// <summary>The objects of a kind; empty where the kind is not known.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="space">The namespace; null for all.</param>
    /// <param name="labels">A label selector; null for all objects.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(ResourceType type, string? space, string? labels, CancellationToken cancel)
    {
        var query = labels is null ? "" : $"labelSelector={Uri.EscapeDataString(labels)}";
        var request = new ClusterRequest(HttpMethod.Get, "list", type, space, null) { Query = query };
        var answer = await transport.SendAsync(request, cancel);
        return answer.Status == HttpStatusCode.NotFound ? [] : [.. Parsed(answer, request)["items"]?.AsArray().OfType<JsonObject>() ?? []];
    }

    /// <summary>Makes an object and returns it as it was stored; a conflict where it exists.</summary>
    public Task<JsonObject> CreateAsync(ResourceType type, string? space, JsonObject body, CancellationToken cancel) =>
        MustAsync(new ClusterRequest(HttpMethod.Post, "create", type, space, body["metadata"]?["name"]?.GetValue<string>()) { Body = body }, cancel);

    /// <summary>Posts to a subresource such as <c>eviction</c>.</summary>
    public Task<JsonObject> PostAsync(ResourceType type, string? space, string name, string part, JsonObject body, CancellationToken cancel) =>
        MustAsync(new ClusterRequest(HttpMethod.Post, "create", type, space, name) { Part = part, Body = body }, cancel);

    /// <summary>Merges <paramref name="patch"/> into an object (RFC 7386) and returns what came of it.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="space">The namespace; null for kinds that lie in none.</param>
    /// <param name="name">The object.</param>
    /// <param name="patch">The fields to set; null removes one.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="part">A subresource such as <c>scale</c>.</param>
    /// <param name="isTrial">Whether the cluster is only to say what would come of it.</param>
    public Task<JsonObject> PatchAsync(ResourceType type, string? space, string name, JsonObject patch, CancellationToken cancel, string? part = null, bool isTrial = false) =>
        MustAsync(new ClusterRequest(HttpMethod.Patch, "patch", type, space, name) { Part = part, Body = patch, MediaType = "application/merge-patch+json", Query = isTrial ? "dryRun=All" : "" }, cancel);

    /// <summary>Deletes an object.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="space">The namespace; null for kinds that lie in none.</param>
    /// <param name="name">The object.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="grace">Seconds that a Pod may take to end; null for its own.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteAsync(ResourceType type, string? space, string name, CancellationToken cancel, int? grace = null)
    {
        var body = new JsonObject { ["kind"] = "DeleteOptions", ["apiVersion"] = "v1", ["propagationPolicy"] = "Background" };
        if (grace is not null)
        {
            body["gracePeriodSeconds"] = grace;
        }

        var request = new ClusterRequest(HttpMethod.Delete, "delete", type, space, name) { Body = body };
        var answer = await transport.SendAsync(request, cancel);
        _ = answer.Status == HttpStatusCode.NotFound ? null : Parsed(answer, request);
        return answer.Status != HttpStatusCode.NotFound;
    }

    /// <summary>The kind of that name as the cluster knows it; null where it does not.</summary>
    public async Task<ResourceType?> ResolveAsync(string group, string version, string kind, CancellationToken cancel)
    {
        var probe = new ResourceType(group, version, "", kind, IsNamespaced: false);
        var answer = await transport.SendAsync(new ClusterRequest(HttpMethod.Get, "get", probe, null, null), cancel);
        var found = !answer.IsGood ? null : JsonNode.Parse(answer.Body)?["resources"]?.AsArray().OfType<JsonObject>()
            .FirstOrDefault(resource => resource["kind"]?.GetValue<string>() == kind && resource["name"]?.GetValue<string>().Contains('/', StringComparison.Ordinal) == false);
        return found is null ? null : probe with { Plural = found["name"]!.GetValue<string>(), IsNamespaced = found["namespaced"]?.GetValue<bool>() ?? true };
    }

    /// <summary>The version of Kubernetes that it says it is, such as <c>v1.35.1-gke.1396000</c>.</summary>
    public async Task<string> VersionAsync(CancellationToken cancel)
    {
        var request = new ClusterRequest(HttpMethod.Get, "get", Resources.Version, null, null);
        return Parsed(await transport.SendAsync(request, cancel), request)["gitVersion"]?.GetValue<string>() ?? "unknown";
    }

    /// <summary>How far the cluster's clock is ahead of this machine's; null where it does not tell the time.</summary>
    public async Task<TimeSpan?> ClockSkewAsync(TimeProvider time, CancellationToken cancel)
    {
        var answer = await transport.SendAsync(new ClusterRequest(HttpMethod.Get, "list", Resources.Namespaces, null, null) { Query = "limit=1" }, cancel);
        return answer.Date - time.GetUtcNow();
    }

    /// <summary>Whether the caller may do <paramref name="verb"/> to the objects of a kind, as the cluster says.</summary>
    public async Task<bool> MayAsync(string verb, ResourceType type, string? part, string? space, CancellationToken cancel)
    {
        var attributes = new JsonObject { ["verb"] = verb, ["group"] = type.Group, ["resource"] = type.Plural, ["namespace"] = space ?? "" };
        if (part is not null)
        {
            attributes["subresource"] = part;
        }

        var review = new JsonObject
        {
            ["apiVersion"] = Resources.AccessReviews.ApiVersion,
            ["kind"] = Resources.AccessReviews.Kind,
            ["spec"] = new JsonObject { ["resourceAttributes"] = attributes },
        };
        var answer = await CreateAsync(Resources.AccessReviews, null, review, cancel);
        return answer["status"]?["allowed"]?.GetValue<bool>() ?? false;
    }

    /// <summary>The lines that a container writes, as it writes them.</summary>
    public async IAsyncEnumerable<string> FollowLogAsync(string space, string pod, string container, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var request = new ClusterRequest(HttpMethod.Get, "get", Resources.Pods, space, pod) { Part = "log", Query = $"container={container}&follow=true" };
        using var answer = await transport.OpenAsync(request, cancel);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            yield return line;
        }
    }

    /// <summary>What a command in a container prints.</summary>
    public Task<string> ExecAsync(string space, string pod, string container, IReadOnlyList<string> command, CancellationToken cancel) =>
        PodCommand.RunAsync(kubernetes, errors, new ClusterRequest(HttpMethod.Get, "create", Resources.Pods, space, pod) { Part = "exec" }, container, command, cancel);

    /// <inheritdoc/>
    public void Dispose() => kubernetes.Dispose();

    private async Task<JsonObject> MustAsync(ClusterRequest request, CancellationToken cancel) => Parsed(await transport.SendAsync(request, cancel), request);

    private JsonObject Parsed(ClusterAnswer answer, ClusterRequest request) =>
        answer.IsGood ? JsonNode.Parse(answer.Body)!.AsObject() : throw errors.Of(answer.Status, answer.Body, request);
}
