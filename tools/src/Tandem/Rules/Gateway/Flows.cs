using System.Net;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>What reaches our Pods from outside their cluster, as manifests and plan say it.</summary>
/// <remarks>
/// The load balancer's proxies call model servers and endpoint pickers; Google's health checkers probe both, the picker by
/// gRPC. Ranges of the checkers: https://docs.cloud.google.com/load-balancing/docs/firewall-rules.
/// </remarks>
internal static class Flows
{
    public static IReadOnlyList<IPNetwork> HealthCheckers { get; } = [IPNetwork.Parse("35.191.0.0/16"), IPNetwork.Parse("130.211.0.0/22")];

    /// <summary>Every flow, each once.</summary>
    public static IReadOnlyList<Flow> Of(FleetModel fleet, InfraModel infra)
    {
        var proxies = infra.OfType("google_compute_subnetwork")
            // One of another purpose is a finding of its own.
            .Where(subnet => subnet.Text("purpose")?.EndsWith("_MANAGED_PROXY", StringComparison.Ordinal) == true)
            .Select(subnet => Parse(subnet.Text("ip_cidr_range"))).OfType<IPNetwork>().ToList();
        var pools = fleet.Of("inference.networking.k8s.io", "InferencePool").ToList();
        var serving = pools.SelectMany(pool => pool.Root.Select("spec.targetPorts[].number")).ToList();
        var pickers = pools.SelectMany(pool => Pickers.Of(fleet, pool.Unit, pool.Root)).ToList();
        var probed = fleet.Of("networking.gke.io", "HealthCheckPolicy").SelectMany(policy => policy.Root.Select("spec.default.config.*.port")).ToList();
        var all = Between(proxies, serving, "the load balancer sends requests to it", "port")
            .Concat(Between(proxies, pickers.Select(picker => picker.Port), "the load balancer asks the endpoint picker there", "pickerPort"))
            .Concat(Between(HealthCheckers, probed.Count > 0 ? probed : serving, "the health check probes it", "port"))
            .Concat(Between(HealthCheckers, pickers.Select(picker => picker.HealthPort), "the endpoint picker's health is probed there", "pickerHealthPort"));
        return [.. all.DistinctBy(flow => (flow.From, flow.Port, flow.Fact))];
    }

    /// <summary>Whether every pool leads to a picker whose ports are known: else a port that seems unused may be its.</summary>
    public static bool AreKnown(FleetModel fleet)
    {
        var pools = fleet.Of("inference.networking.k8s.io", "InferencePool").ToList();
        return pools.Count > 0 && pools.TrueForAll(pool => pool.Root.Select("spec.targetPorts[].number").Any()
            && Pickers.Of(fleet, pool.Unit, pool.Root).Any(picker => picker is { Port.Integer: > 0, HealthPort.Integer: > 0 }));
    }

    public static IPNetwork? Parse(string? range) => IPNetwork.TryParse(range, out var network) ? network : null;

    /// <summary>Whether one range lies within another.</summary>
    public static bool Holds(IPNetwork outer, IPNetwork inner) => outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    private static IEnumerable<Flow> Between(IEnumerable<IPNetwork> ranges, IEnumerable<ObjectField?> ports, string why, string fact) =>
        from range in ranges
        from port in ports.OfType<ObjectField>()
        where port.Integer is > 0 and <= 65535
        select new Flow(range, (int)port.Integer!, why, port, fact);
}
