using System.Text.Json;

namespace Tandem.Live.Google;

/// <summary>How clusters are reached: https://docs.cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters</summary>
/// <param name="rest">The calls.</param>
/// <param name="root">The interface's root, such as <c>https://container.googleapis.com/v1/</c>.</param>
public sealed class ClusterEndpoints(GoogleRest rest, Uri root)
{
    /// <summary>A cluster's DNS endpoint, else its IP endpoint with the certificate that it shows.</summary>
    /// <exception cref="GoogleException">The cluster is not there, or says neither.</exception>
    public async Task<ClusterEndpoint> FindAsync(string project, string region, string name, CancellationToken cancel)
    {
        var cluster = await rest.GetAsync(new Uri(root, $"projects/{project}/locations/{region}/clusters/{name}"), $"cluster {name} in {region} of {project}", cancel);
        return Text(cluster, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "endpoint") is { } dns ? new ClusterEndpoint($"https://{dns}", null)
            : Text(cluster, "endpoint") is { } address ? new ClusterEndpoint($"https://{address}", Text(cluster, "masterAuth", "clusterCaCertificate"))
            : throw new GoogleException($"The cluster {name} has no endpoint yet.", "It is being made: try again when tandem infra apply is done.");
    }

    private static string? Text(JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out from))
            {
                return null;
            }
        }

        return from.GetString() is { Length: > 0 } text ? text : null;
    }
}
