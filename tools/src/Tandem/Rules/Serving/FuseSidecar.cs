namespace Tandem.Rules.Serving;

/// <summary>The container that GKE adds to Pods which mount buckets.</summary>
/// <remarks>
/// Annotations and defaults: gcs-fuse-csi-driver, docs/README and cmd/webhook/main.go; the cache's volume: docs/troubleshooting.md.
/// </remarks>
/// <param name="pod">The Pods.</param>
internal sealed class FuseSidecar(PodTemplate pod)
{
    public const string CacheVolume = "gke-gcsfuse-cache";
    public const string Memory = "memory";
    public const string Disk = "ephemeral-storage";
    private const string Prefix = "gke-gcsfuse/";

    /// <summary>Whether it is there.</summary>
    public bool IsInjected => pod.Annotation(Prefix + "volumes").Text == "true";

    /// <summary>What it asks for: <c>memory</c> or <c>ephemeral-storage</c>.</summary>
    public decimal Request(string resource) => Quantities.Parse(RequestField(resource).Text) ?? (resource == Memory ? 0.25m : 5) * NodeSizes.Gibi;

    /// <summary>The annotation that says so.</summary>
    public ObjectField RequestField(string resource) => pod.Annotation($"{Prefix}{resource}-request");

    /// <summary>The most it may use; null without a limit, as on Standard clusters by default and with <c>"0"</c>.</summary>
    public decimal? Limit(string resource) => Quantities.Parse(LimitField(resource).Text) is { } limit and > 0 ? limit : null;

    /// <summary>The annotation that says so.</summary>
    public ObjectField LimitField(string resource) => pod.Annotation($"{Prefix}{resource}-limit");
}
