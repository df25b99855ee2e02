using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Live.Clusters;

/// <summary>Turns what came back from a cluster into an error that says what to do.</summary>
/// <param name="region">The region of the cluster.</param>
/// <param name="context">The kubeconfig context that leads to it.</param>
internal sealed class ClusterErrors(string region, string context)
{
    /// <summary>The error of an answer that is none of the good ones.</summary>
    public ClusterException Of(HttpStatusCode status, string body, ClusterRequest request) => status switch
    {
        HttpStatusCode.Unauthorized => Credentials("does not accept the credentials"),
        HttpStatusCode.Forbidden => Forbidden(request, Message(body)),
        HttpStatusCode.NotFound => new(ClusterProblem.NotFound, $"{region}: there is nothing to {request}.", "Is it applied? tandem status shows what is missing."),
        HttpStatusCode.Conflict => new(ClusterProblem.Conflict, $"{region}: {Message(body) ?? $"cannot {request}"}.", "Another change came first; run the command again."),
        HttpStatusCode.TooManyRequests => new(ClusterProblem.Throttled, $"{region}: {Message(body) ?? $"too many requests; could not {request}"}.",
            "Wait a minute and run the command again."),
        _ => new(ClusterProblem.Refused, $"{region}: could not {request}: {Message(body) ?? $"HTTP {(int)status}"}.", $"kubectl --context {context} shows more."),
    };

    /// <summary>The error of credentials that cannot be used.</summary>
    public ClusterException Credentials(string why) => new(ClusterProblem.Credentials, $"{region} {why} (context {context}).",
        $"They are missing or have expired: sign in again (gcloud auth login), then try kubectl --context {context} get namespaces.");

    /// <summary>The error of a cluster that did not answer.</summary>
    public ClusterException Unreachable(ClusterRequest request, string why) => new(ClusterProblem.Unreachable,
        $"{region} cannot be reached to {request}: {why.TrimEnd('.')} (context {context}).",
        $"Is the cluster up, and does this machine have a way to it? Try kubectl --context {context} get namespaces.");

    private ClusterException Forbidden(ClusterRequest request, string? why)
    {
        var space = request.Space is null ? "" : $" -n {request.Space}";
        var kind = request.Space is null ? "clusterrole" : "role";
        var name = $"tandem-{request.Verb}-{request.Type.Plural}";
        return new ClusterException(ClusterProblem.Forbidden, $"{region}: you may not {request}{(why is null ? "" : $": {why.TrimEnd('.')}")}.",
            $"Grant it: kubectl --context {context}{space} create {kind} {name} --verb={request.Verb} --resource={Granted(request)}, and bind it to you with create {kind}binding.");
    }

    // kubectl create role takes RESOURCE.GROUP/SUBRESOURCE.
    private static string Granted(ClusterRequest request) => request.Type.FullName + (request.Part is null ? "" : $"/{request.Part}");

    private static string? Message(string body)
    {
        try
        {
            return (JsonNode.Parse(body) as JsonObject)?["message"]?.GetValue<string>()?.TrimEnd('.');
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
