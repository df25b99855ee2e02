using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Serving;

/// <summary>A TPU pool whose nodes have no interfaces to hand out, though Pods claim them.</summary>
public sealed class PoolWithoutDeviceNetwork() : SeamRule(new RuleInfo(
    "TND0607", "pool-without-device-network", Severity.Error, Layers.Seams, "Pods claim network devices that their node pool does not have."))
{
    private const string Label = "cloud.google.com/gke-networking-dra-driver";
    private const string Profile = "accelerator_network_profile";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        UnusedClaims.Of(fleet).Select(At).Concat(TpuPod.Of(fleet, infra).SelectMany(tpu => DeviceClaims.OfAnother(tpu, fleet).Concat(DeviceClaims.InPart(tpu, fleet))).Select(At)).Concat(
        from cluster in PlannedCluster.Of(fleet, infra)
        where !cluster.IsAutopilot
        let claims = DeviceClaims.Of(fleet, cluster.Name).ToList()
        from pool in PodTemplate.Of(fleet).Where(pod => pod.Cluster == cluster.Name && DeviceClaims.IsMadeBy(pod, claims)).SelectMany(pod => PoolsFor(cluster, pod)).Distinct()
        from finding in Check(cluster, pool)
        select finding);

    private static IEnumerable<PlannedResource> PoolsFor(PlannedCluster cluster, PodTemplate pod) => new TpuPod(pod, cluster) switch
    {
        { Fitting: { Count: > 0 } fitting } => fitting.Select(pair => pair.Pool),
        _ => cluster.Pools.Where(TpuPod.IsTpu),
    };

    private IEnumerable<Finding> Check(PlannedCluster cluster, PlannedResource pool)
    {
        if (pool.Items("node_config").Count > 0 && pool.Text("node_config", "labels", Label) is var label and not "true" && (label is not null || IsLabelKnown(pool)))
        {
            var message = $"The Pods claim {DeviceClaims.NetworkClass}, but the pool's nodes do not have the label {Label}=true.";
            yield return Misspelt(pool) is { } key ? Finding.At(Info, key, message, $"Did you mean {Label}?") : At(pool, message, "The label makes GKE run its driver there.", "node_config", "labels", Label);
        }

        var isNamed = pool.Text("network_config", Profile) is { } profile ? profile == "auto"
            : pool.Writes("network_config", Profile) || pool.Items("network_config", "additional_node_network_configs").Count > 0;
        if (!isNamed)
        {
            yield return At(pool, $"The Pods claim {DeviceClaims.NetworkClass}, but the pool has no accelerator networks.",
                $"Set {Profile} = \"auto\" in network_config: GKE makes them.", "network_config", Profile);
        }
        else if (pool.Text("network_config", Profile) is not null && PoolZones.Of(cluster, pool) is { Count: not 1 } zones)
        {
            yield return At(pool, $"An accelerator network profile takes one zone, but the pool has {zones.Count.ToString(CultureInfo.InvariantCulture)}.",
                "Name one in node_locations: the fact zone.", "node_locations");
        }
    }

    private static Place? Misspelt(PlannedResource pool) => (pool.Block?.Nested("node_config") ?? []).Select(nodes => nodes.Attribute("labels")?.Value.Entries).OfType<IReadOnlyList<HclArgument>>()
        .SelectMany(entries => entries).FirstOrDefault(entry => entry.Name != Label && NearestName.IsNear(entry.Name, Label))?.Place;

    // Nothing in the manifests follows a fact here: what the configuration makes of it is what is wrong.
    private Finding At(PlannedResource pool, string message, string hint, params ReadOnlySpan<string> path) => Finding.At(Info, pool.Expression(path), message, hint);

    // Labels that only apply tells are not missing.
    private static bool IsLabelKnown(PlannedResource pool) => !pool.Writes("node_config", "labels") || PlannedResource.Find(pool.Values, ["node_config", "labels"]) is not null;
}
