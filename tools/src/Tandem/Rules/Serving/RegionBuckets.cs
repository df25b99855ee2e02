using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.References;
using Tandem.Schemas;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Which planned bucket is the one of a region.</summary>
internal static class RegionBuckets
{
    /// <summary>The region's own bucket; null where nobody knows.</summary>
    // The region's own bucket: by its instance, by its place, or the only one.
    public static PlannedResource? Meant(BucketMount mount, List<PlannedResource> buckets) =>
        buckets.Find(bucket => bucket.Key == mount.Cluster) ?? buckets.Find(bucket => IsIn(bucket, mount.Cluster)) ?? (buckets is [{ Key: null } only] ? only : null);

    /// <summary>Whether a mount and a planned bucket mean each other.</summary>
    public static bool IsMeant(BucketMount mount, PlannedResource bucket) => mount.BucketField.IsFact && (bucket.Key is null || bucket.Key == mount.Cluster);

    /// <summary>Whether a bucket lies in a region.</summary>
    public static bool IsIn(PlannedResource bucket, string region) => bucket.Text("location") is not { } location
        || location.Equals(region, StringComparison.OrdinalIgnoreCase)
        || bucket.Texts("custom_placement_config", "data_locations").Contains(region, StringComparer.OrdinalIgnoreCase);
}
