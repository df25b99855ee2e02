using System.Globalization;

namespace Tandem.Rules.Serving;

/// <summary>The file caches of a Pod's buckets together, in bytes.</summary>
/// <param name="Size">All of them.</param>
/// <param name="Field">The field that sizes the largest.</param>
internal sealed record FileCache(decimal Size, ObjectField Field)
{
    private const string Option = "file-cache:max-size-mb:";
    private const decimal Mebi = 1024 * 1024;

    /// <summary>Adds them up; null where there is none, or one without bounds, which takes what its volume has.</summary>
    public static FileCache? Of(IEnumerable<BucketMount> mounts)
    {
        var caches = mounts.Select(mount => mount.Source["volumeAttributes"]).Select(OfVolume).OfType<FileCache>().ToList();
        return caches.Count == 0 || caches.Exists(cache => cache.Size < 0) ? null : new FileCache(caches.Sum(cache => cache.Size), caches.MaxBy(cache => cache.Size)!.Field);
    }

    /// <summary>What is wrong where the volume that it lies in has a bound below it. The sidecar's own request says how large it was meant to be.</summary>
    public Flaw? Beyond(ObjectField size, PodTemplate pod)
    {
        if (Quantities.Parse(size.Text) is not { } limit || Size <= limit)
        {
            return null;
        }

        var wrong = new FuseSidecar(pod).Request(FuseSidecar.Memory) >= Size ? size : Field;
        return wrong.Flaw($"The file cache may grow to {NodeSizes.Text(Size)} GiB, but its volume {FuseSidecar.CacheVolume} ends at {NodeSizes.Text(limit)}.", "Leave the volume a little larger than the cache.");
    }

    private static FileCache? OfVolume(ObjectField attributes)
    {
        var (capacity, options) = (attributes["fileCacheCapacity"], attributes["mountOptions"]);
        var option = options.Text?.Split(',').Select(text => text.Trim()).FirstOrDefault(text => text.StartsWith(Option, StringComparison.Ordinal))?[Option.Length..];
        return Quantities.Parse(capacity.Text) is { } size ? size == 0 ? null : new FileCache(size, capacity)
            : decimal.TryParse(option, CultureInfo.InvariantCulture, out var megabytes) && megabytes != 0 ? new FileCache(megabytes * Mebi, options) : null;
    }
}
