using System.Globalization;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Console;

/// <summary>What addresses and names inside the clusters lead to on this machine.</summary>
/// <param name="fleet">All clusters: their Pods share one network.</param>
/// <param name="gateways">The loopback address and port of each gateway address, by the address.</param>
internal sealed class PodNetwork(IReadOnlyDictionary<string, SimulatedCluster> fleet, Func<IReadOnlyDictionary<string, string>> gateways)
{
    /// <summary>Where a host leads to, as <c>127.0.0.1:PORT</c>; null where nothing listens.</summary>
    /// <param name="host">The host and port of a URL.</param>
    /// <param name="cluster">The cluster of whoever asks.</param>
    /// <param name="asks">The Pod that asks.</param>
    public string? Resolve(Uri host, SimulatedCluster cluster, PodView asks)
    {
        if (host is { IsLoopback: true })
        {
            return Endpoint(asks);
        }

        if (host.Port == 80 && gateways().TryGetValue(host.Host, out var gateway))
        {
            return gateway;
        }

        var pods = fleet.Values.SelectMany(one => one.Store.List("", "Pod")).Select(pod => new PodView(pod));
        return pods.FirstOrDefault(pod => pod.Stored.Json.Text("status", "podIP") == host.Host) is { } direct ? Endpoint(direct) : OfService(host.Host, cluster, asks);
    }

    private static string? OfService(string host, SimulatedCluster cluster, PodView asks)
    {
        var names = host.Split('.');
        var key = new ObjectKey("", "Service", names.Length > 1 ? names[1] : asks.Stored.Key.Namespace, names[0]);
        var service = cluster.Store.Find(key) ?? cluster.Store.List("", "Service").FirstOrDefault(found => found.Json.Text("spec", "clusterIP") == host);
        return service is null ? null : cluster.Store.List("", "Pod", service.Key.Namespace).Select(pod => new PodView(pod))
            .Where(pod => pod.IsReady && Labels.HoldAll(pod.Labels, service.Json.Texts("spec", "selector"))).Select(Endpoint).FirstOrDefault(endpoint => endpoint is not null);
    }

    private static string? Endpoint(PodView pod) => pod.Stored.Json.Text("metadata", "annotations", PodView.Endpoint);
}
