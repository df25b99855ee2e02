using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.Serving;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>An account whose Pods mount a bucket that it may not use as they do, or that may do more than they do.</summary>
public sealed class BucketAccessMismatch() : SeamRule(new RuleInfo(
    "TND0605", "bucket-access-mismatch", Severity.Error, Layers.Seams, "Who may use a bucket is not who mounts it."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        PoolNames.Check(Info, infra, AccessKind.Bucket).Concat(Audit(Info, fleet, infra).Run(infra));

    /// <summary>The comparison, on behalf of a rule.</summary>
    internal static AccessAudit Audit(RuleInfo info, FleetModel fleet, InfraModel infra)
    {
        var buckets = infra.OfType("google_storage_bucket").Where(bucket => bucket.Text("name") is not null).ToLookup(bucket => bucket.Text("name")!, StringComparer.Ordinal);
        var clusters = PlannedCluster.Of(fleet, infra).Select(cluster => cluster.Name).ToHashSet(StringComparer.Ordinal);
        // A bucket that is not planned is another mistake.
        List<AccessNeed> needs =
        [
            .. from mount in BucketMount.Of(fleet)
               where mount.Pod is not null && clusters.Contains(mount.Cluster)
               let name = mount.Bucket ?? ""
               where buckets.Contains(name)
               select new AccessNeed(mount.Pod!, buckets[name].First(), name, mount.IsReadOnly ? Access.Read : Access.Write) { ReadOnlyField = mount.ReadOnlyField },
        ];
        return new AccessAudit(info, AccessKind.Bucket, fleet, needs, buckets.Select(bucket => bucket.Key).ToHashSet(StringComparer.Ordinal));
    }
}
