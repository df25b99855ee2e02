using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.References;
using Tandem.Schemas;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>A bucket that Pods mount, but that is not planned, or not in their region.</summary>
public sealed class WeightsBucketMismatch() : SeamRule(new RuleInfo(
    "TND0604", "weights-bucket-mismatch", Severity.Error, Layers.Seams, "A bucket that Pods mount is not planned in their region."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var buckets = infra.OfType("google_storage_bucket").ToList();
        // A name that only apply tells may be any.
        var names = buckets.Select(bucket => bucket.Text("name")).ToList();
        var mounts = BucketMount.Of(fleet).Where(mount => mount.Pod is not null).ToList();
        var mismatches = names.Contains(null) ? [] :
            from cluster in PlannedCluster.Of(fleet, infra)
            from mount in mounts
            where mount.Cluster == cluster.Name && mount.Bucket is not null
            let planned = buckets.Where(bucket => bucket.Text("name") == mount.Bucket).ToList()
            where !planned.Exists(bucket => RegionBuckets.IsIn(bucket, cluster.Name))
            select planned.Count == 0 ? Unplanned(mount, buckets, names!) : Elsewhere(mount, planned[0]);
        return ToldBuckets.Of(fleet).Select(At).Concat(mismatches).Concat(buckets.Where(bucket => mounts.Exists(mount => mount.Bucket == bucket.Text("name"))).SelectMany(bucket => BucketSettings.Check(Info, bucket)));
    }

    private Finding Unplanned(BucketMount mount, List<PlannedResource> buckets, List<string> names)
    {
        var meant = RegionBuckets.Meant(mount, buckets);
        return mount.BucketField.IsFact && meant is not null
            ? new Finding(Info, $"The Pods mount {mount.Bucket}, but the bucket planned here is {meant.Text("name")}.", Blame.At(meant.Expression("name")))
            {
                Hint = "Take the name from the fact that the manifests take it from: weightsBucket.",
            }
            : mount.BucketField.IsFact && buckets.Find(bucket => bucket.Key is not null) is { } others
            ? new Finding(Info, $"The Pods of {mount.Cluster} mount {mount.Bucket}, but there is no bucket for that region.", Blame.At(others.Expression("for_each")))
            {
                Hint = "Make one for every region: for_each = local.regions.",
            }
            : At(mount.BucketField.Flaw($"The bucket {mount.Bucket} is not planned: there are {string.Join(" and ", names.Order(StringComparer.Ordinal))}.",
                NearestName.Find(mount.Bucket!, names) is { } nearest ? $"Did you mean {nearest}?" : "Add it to infra/storage.tf, or mount one that stands there."));
    }

    private Finding Elsewhere(BucketMount mount, PlannedResource bucket) => RegionBuckets.IsMeant(mount, bucket)
        ? new Finding(Info, $"The bucket is planned in {bucket.Text("location")}, but the Pods that mount it run in {mount.Cluster}.", Blame.At(bucket.Expression("location")))
        {
            Hint = "Keep the weights in the region that serves them: every start reads all of them.",
        }
        : At(mount.BucketField.Flaw($"The bucket {mount.Bucket} lies in {bucket.Text("location")}, but the Pods run in {mount.Cluster}.",
            "Mount the region's own bucket: every start reads all the weights."));
}
