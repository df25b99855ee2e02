using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tandem.Twin.Kubernetes.Discovery;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>Answers the paths that name no resource: version, health, discovery and OpenAPI.</summary>
internal static class GeneralPaths
{
    /// <summary>Answers; false where the path is none of them.</summary>
    public static async Task<bool> TryAnswerAsync(HttpContext http, ApiCluster cluster)
    {
        var path = (http.Request.Path.Value ?? "").Trim('/');
        switch (path)
        {
            case "healthz" or "livez" or "readyz":
                await Answers.TextAsync(http, "ok");
                return true;
            case "openapi/v2":
                // No bytes are a valid, empty document of protobuf; JSON is an error to older kubectls.
                http.Response.ContentType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
                return true;
            case "api" or "apis" when Aggregated(http) is { } version:
                var document = AggregatedDiscovery.Of(cluster.Registry.All(), isCore: path == "api", version);
                await Answers.WriteAsync(http, document, type: $"application/json;g=apidiscovery.k8s.io;v={version};as=APIGroupDiscoveryList");
                return true;
        }

        if (Document(path, cluster) is not { } answer)
        {
            return false;
        }

        await Answers.WriteAsync(http, answer);
        return true;
    }

    private static JsonObject? Document(string path, ApiCluster cluster)
    {
        var discovery = new DiscoveryDocuments(cluster.Registry.All());
        return path.Split('/') switch
        {
            ["version"] => VersionInfo.Of(cluster.Options.KubernetesVersion),
            ["openapi", "v3"] => OpenApiStub.Index(cluster.Registry.All()),
            ["openapi", "v3", .. var document] => OpenApiStub.Document(cluster.Registry.All(), string.Join('/', document)),
            ["api"] => DiscoveryDocuments.CoreVersions(),
            ["apis"] => discovery.Groups(),
            ["api", var version] => discovery.Resources("", version),
            ["apis", var group] => discovery.Group(group),
            ["apis", var group, var version] => discovery.Resources(group, version),
            _ => null,
        };
    }

    private static string? Aggregated(HttpContext http)
    {
        var accepted = http.Request.Headers.Accept.ToString();
        return !accepted.Contains("as=APIGroupDiscoveryList", StringComparison.Ordinal) ? null
            : accepted.Contains("v=v2;", StringComparison.Ordinal) || accepted.Contains("v=v2,", StringComparison.Ordinal) ? "v2"
            : "v2beta1";
    }
}
