using System.Globalization;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Processors and memory that one Pod asks for, against the largest machine of the pools that may take it.</summary>
/// <remarks>Predefined machine types end in their processors; a standard one has 4 GB for each: https://docs.cloud.google.com/compute/docs/general-purpose-machines</remarks>
internal static class PodNeeds
{
    private const decimal PerProcessor = 4 * NodeSizes.Gibi;

    // docs.cloud.google.com/tpu/docs/v6e
    private static readonly Dictionary<string, int> TpuProcessors = new(StringComparer.Ordinal) { ["ct6e-standard-1t"] = 44, ["ct6e-standard-4t"] = 180, ["ct6e-standard-8t"] = 180 };

    // GKE's own Pods take the first of them; fewer are no machine for anything else.
    private const int Small = 4;

    /// <summary>The pool whose machine is the mistake and not the request: all that may take the Pods are small; null where one is not.</summary>
    public static PlannedResource? TooSmall(PlannedCluster cluster, PodTemplate pod) => PodPools.Of(cluster, pod) is { Count: > 0 } pools
        && pools.All(pool => Processors(pool.Text("node_config", "machine_type")) <= Small) ? pools[0] : null;

    /// <summary>The request that no machine can hold; null where one can, or a machine is not known.</summary>
    public static Flaw? Beyond(PlannedCluster cluster, PodTemplate pod)
    {
        var machines = PodPools.Of(cluster, pod).Select(pool => pool.Text("node_config", "machine_type")).ToList();
        return machines.Count == 0 ? null : Beyond(pod, "cpu", machines, machine => NodeSizes.Processors(Processors(machine)), "processors", 1) ?? Beyond(pod, "memory", machines, Memory, "GiB of memory", NodeSizes.Gibi);
    }

    private static Flaw? Beyond(PodTemplate pod, string resource, List<string?> machines, Func<string?, decimal?> size, string unit, decimal scale)
    {
        // A container that runs before the others runs alone.
        var alone = pod.Spec["initContainers"].Items.Select(container => container["resources"]["requests"][resource]).Where(field => Quantities.Parse(field.Text) is not null).MaxBy(field => Quantities.Parse(field.Text));
        var requests = pod.Running.Select(container => container["resources"]["requests"][resource]).Where(field => Quantities.Parse(field.Text) is not null).ToList();
        requests = alone is not null && Quantities.Parse(alone.Text) > requests.Sum(field => Quantities.Parse(field.Text) ?? 0) ? [alone] : requests;
        var (asked, largest) = (requests.Sum(field => Quantities.Parse(field.Text) ?? 0), machines.Max(size));
        return machines.Exists(machine => size(machine) is null) || asked <= largest ? null
            : requests.MaxBy(field => Quantities.Parse(field.Text))!.Flaw($"The Pods of {pod} ask for {Text(asked / scale)} {unit}, but a node of {machines.MaxBy(size)} has {Text(largest!.Value / scale)} for them.", "Ask for less, or take a larger machine.");
    }

    /// <summary>The processors of a machine type; null where it is not known.</summary>
    public static int? Processors(string? machine) => machine is null ? null : TpuProcessors.TryGetValue(machine, out var known) ? known
        : machine.Split('-') is [_, "standard" or "highmem" or "highcpu", var count] && int.TryParse(count, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The memory of a machine type in bytes; null where it is not known.</summary>
    public static decimal? Memory(string? machine) => TpuShape.All.FirstOrDefault(shape => shape.MachineType == machine) is { } tpu ? tpu.Memory * NodeSizes.Gibi
        : machine?.Contains("-standard-", StringComparison.Ordinal) == true ? Processors(machine) * PerProcessor : null;

    private static string Text(decimal number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
