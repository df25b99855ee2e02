using System.Globalization;

namespace Tandem.Rules.Serving;

/// <summary>What GKE leaves of a node to Pods, in bytes.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes</remarks>
internal static class NodeSizes
{
    public const decimal Gibi = 1024m * 1024 * 1024;

    /// <summary>The boot disk of a pool that names none.</summary>
    public const decimal DefaultDisk = 100;

    /// <summary>Bytes as GiB, with one decimal at most.</summary>
    public static string Text(decimal bytes) => Math.Round(bytes / Gibi, 1).ToString("0.#", CultureInfo.InvariantCulture);

    // Shares of the first 4, next 4, next 8 and next 112 GiB, and of what is above.
    private static readonly (decimal Size, decimal Share)[] MemoryTaken = [(4, 0.25m), (4, 0.20m), (8, 0.10m), (112, 0.06m), (decimal.MaxValue, 0.02m)];

    /// <summary>Ephemeral storage: GKE keeps the least of half the boot disk, 6 GiB and 35 %, and 100 GiB; the kubelet evicts at 10 % left.</summary>
    public static decimal EphemeralStorage(decimal diskGigabytes) =>
        (diskGigabytes - Math.Min(diskGigabytes * 0.5m, Math.Min(6 + (diskGigabytes * 0.35m), 100)) - (diskGigabytes * 0.1m)) * Gibi;

    /// <summary>Processors: GKE keeps 6 % of the first, 1 % of the second, 0.5 % of the next two, and 0.25 % of the others.</summary>
    public static decimal? Processors(int? all) => all - ((Math.Min(all ?? 0, 1) * 0.06m) + (Math.Clamp((all ?? 0) - 1, 0, 1) * 0.01m) + (Math.Clamp((all ?? 0) - 2, 0, 2) * 0.005m) + (Math.Max((all ?? 0) - 4, 0) * 0.0025m));

    /// <summary>Memory: by the table above, and 100 MiB at which the kubelet evicts.</summary>
    public static decimal Memory(decimal gigabytes)
    {
        var (left, free) = (gigabytes, gigabytes - 0.1m);
        foreach (var (size, share) in MemoryTaken)
        {
            var step = Math.Min(left, size);
            (left, free) = (left - step, free - (step * share));
        }

        return free * Gibi;
    }
}
