using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.Gateway;
using Tandem.Terraform;

namespace Tandem.Rules.Infra;

/// <summary>A cluster that asks for a secondary range which its subnet calls otherwise: two texts that only GKE compares.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/how-to/alias-ips: the ranges are named in the subnet and in the cluster.</remarks>
public sealed class UnknownRange() : SeamRule(new RuleInfo(
    "TND0416", "unknown-range", Severity.Error, Layers.Seams, "A cluster takes its addresses from a range that its subnet does not have."))
{
    private const string Policy = "ip_allocation_policy";
    private const string Ranges = "secondary_ip_range";
    private const string Name = "range_name";
    private static readonly string[] Asking = ["cluster_secondary_range_name", "services_secondary_range_name"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
    (
        from cluster in PlannedCluster.Of(fleet, infra)
        let subnets = infra.OfType("google_compute_subnetwork").Where(subnet => Subnets.IsOf(subnet, cluster) && subnet.Items(Ranges).Count > 0).Take(2).ToList()
        where subnets.Count == 1
        let subnet = subnets[0]
        let had = subnet.Items(Ranges).Select(range => JsonText.Of(PlannedResource.Find(range, [Name]))).ToList()
        where !had.Contains(null)
        from field in Asking
        let asked = cluster.Resource.Text(Policy, field)
        where !string.IsNullOrEmpty(asked) && !had.Contains(asked)
        let others = Asking.Select(other => cluster.Resource.Text(Policy, other)).ToList()
        select Judge(cluster.Resource, field, asked, subnet, had.FindIndex(name => !others.Contains(name)))
    ).DistinctBy(finding => finding.Blame.Place);

    // Of the two, the one that does not take the name from what both share.
    private Finding Judge(PlannedResource cluster, string field, string asked, PlannedResource subnet, int unasked)
    {
        var written = unasked < 0 ? null : subnet.Block?.Nested(Ranges).ElementAtOrDefault(unasked)?.Attribute(Name)?.Value;
        var asking = cluster.Block?.Nested(Policy).FirstOrDefault()?.Attribute(field)?.Value;
        var isOfSubnet = written?.Text.StartsWith('"') == true && asking?.Text.StartsWith('"') != true;
        var blame = isOfSubnet ? Blame.At(written!.Place) : asking is null ? cluster.Blame(Policy, field) : Blame.At(asking.Place);
        return new Finding(Info, $"The cluster of {cluster.Text("location")} takes {field} from the range {asked}, which its subnet does not have.", blame) { Hint = "Take both names from one local." };
    }
}
