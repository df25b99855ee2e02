using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>A Pod that asks for TPU chips which no planned node has, or that does not use all of those it gets.</summary>
public sealed class TpuRequestMismatch() : SeamRule(new RuleInfo(
    "TND0608", "tpu-request-mismatch", Severity.Error, Layers.Seams, "A Pod asks for a TPU that no planned node has, or uses another number of chips."))
{
    private const string Parallel = "tensor-parallel-size";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        TpuPod.Of(fleet, infra).Where(tpu => tpu.Pools is not null && tpu.Cluster.Pools.Count > 0)
            .Select(tpu => tpu.Pools!.Count == 0 ? NoPool(fleet, infra, tpu) : Labels(fleet, tpu) ?? NoChips(tpu) ?? Chips(fleet, tpu) ?? Split(tpu)).OfType<Finding>()
            .Concat(TpuPod.Of(fleet, infra).SelectMany(TpuTolerations.Of).Select(At));

    // The pool that was meant for them: in this place of another cluster, or of another machine type.
    private Finding? NoPool(FleetModel fleet, InfraModel infra, TpuPod tpu)
    {
        var key = tpu.Cluster.Resource.Key;
        var astray = infra.OfType("google_container_node_pool").FirstOrDefault(pool => TpuPod.IsTpu(pool) && pool.Key is not null && pool.Key == key);
        var meant = tpu.Cluster.Pools.FirstOrDefault(pool => pool.Text("network_config", "accelerator_network_profile") is not null || pool.Text("name")?.Contains("tpu", StringComparison.Ordinal) == true);
        var message = $"The Pods of {tpu.Pod} ask for {TpuPod.Resource}, but no pool of their cluster has TPU nodes.";
        return meant is not null
            ? FollowsFact(fleet, tpu, meant) ? null : Finding.At(Info, meant.Expression("node_config", "machine_type"), message, "Take the machine type from the fact machineType.")
            : astray is not null ? Finding.At(Info, astray.Expression("cluster"), message, "Name the cluster of the same region.")
            : Finding.At(Info, tpu.Cluster.Resource.Expression(), message, "Add a google_container_node_pool of the machine type that the fact machineType names.");
    }

    private Finding? NoChips(TpuPod tpu)
    {
        var containers = tpu.Pod.Spec["containers"].Items;
        return tpu.Requests.Any() || (containers.FirstOrDefault(one => new ServerFlags(one).IsServer) ?? (containers is [var first, ..] ? first : null)) is not { } container ? null
            : At(container["resources"]["limits"][TpuPod.Resource].Missing($"The Pods of {tpu.Pod} select TPU nodes, but ask for no {TpuPod.Resource}.", "Ask for all chips of a node; the fact is tpuChips."));
    }

    // Without both labels GKE finds no node; with labels that no pool has, neither.
    private Finding? Labels(FleetModel fleet, TpuPod tpu)
    {
        var byAffinity = tpu.Pod.Spec["affinity"]["nodeAffinity"].Exists;
        foreach (var label in new[] { tpu.Accelerator, tpu.Topology }.Where(label => !label.Exists && !byAffinity && !label.IsMisspelt))
        {
            return At(label.Missing($"The Pods of {tpu.Pod} ask for {TpuPod.Resource}, but do not select {label.Key}.", "GKE gives chips only to Pods that select accelerator and topology."));
        }

        if (tpu.Fitting.Count > 0 || byAffinity)
        {
            return null;
        }

        var (pool, shape) = tpu.Pools![0];
        var wrong = tpu.Accelerator.Text is not (null or TpuShape.Accelerator) ? tpu.Accelerator : tpu.Topology;
        var nodes = $"nodes of {shape.MachineType} have {TpuShape.Accelerator} and {shape.Topology}";
        return !Follows(fleet, tpu, wrong, wrong == tpu.Accelerator ? "tpuAccelerator" : "tpuTopology") ? AtInjection(fleet, wrong.Flaw($"The Pods of {tpu.Pod} select {wrong.Text}, but {nodes}.", "Take both labels from the facts tpuAccelerator and tpuTopology."))
            // Two facts that contradict each other are another rule's business.
            : wrong == tpu.Accelerator || FollowsFact(fleet, tpu, pool) ? null
            : Finding.At(Info, pool.Expression(NodesPath(pool)), $"The Pods of {tpu.Pod} select {wrong.Text}, but {nodes}.", "Take the machine type from the fact machineType; a topology of several nodes is none of a Deployment's.");
    }

    // Another fact than the one that was meant is as wrong as a value of one's own.
    private static bool Follows(FleetModel fleet, TpuPod tpu, ObjectField field, string fact) => field.IsFact && field.Text == fleet.Facts.Region(tpu.Cluster.Name)?[fact];

    private static bool FollowsFact(FleetModel fleet, TpuPod tpu, PlannedResource pool) => pool.IsFact(NodesPath(pool))
        && pool.Text("node_config", "machine_type") == fleet.Facts.Region(tpu.Cluster.Name)?["machineType"];

    private static string[] NodesPath(PlannedResource pool) =>
        pool.Writes("placement_policy", "tpu_topology") ? ["placement_policy", "tpu_topology"] : ["node_config", "machine_type"];

    private Finding? Chips(FleetModel fleet, TpuPod tpu)
    {
        var requests = tpu.Requests.ToList();
        var shapes = tpu.Fitting.Select(pair => pair.Shape).ToList();
        var asked = requests.Sum(request => request.Integer ?? 0);
        if (shapes.Count == 0 || requests.Exists(IsContradicted) || shapes.Exists(shape => shape.Chips == asked))
        {
            return null;
        }

        var wrong = requests.Find(request => !Follows(fleet, tpu, request, "tpuChips"));
        return wrong is null ? null : AtInjection(fleet, wrong.Flaw($"The Pods of {tpu.Pod} ask for {Text(asked)} chips, but a node of {shapes[0].MachineType} has {Text(shapes[0].Chips)}.",
            "A Pod takes all chips of its node; the fact is tpuChips."));
    }

    private Finding? Split(TpuPod tpu)
    {
        var chips = tpu.Requests.ToList() is [var request] && !IsContradicted(request) ? request.Integer : null;
        var container = chips is null ? null : tpu.Pod.Running.First(container => container["resources"]["limits"].Has(TpuPod.Resource) || container["resources"]["requests"].Has(TpuPod.Resource));
        var flags = container is null ? null : new ServerFlags(container);
        if (flags is not { IsServer: true } || tpu.Fitting.Count == 0)
        {
            return null;
        }

        // What runs side by side divides the chips further.
        var sides = (flags.Number("data-parallel-size", "dp")?.Value ?? 1) * (flags.Number("pipeline-parallel-size", "pp")?.Value ?? 1);
        if (flags.Number(Parallel, "tp") is { } parallel)
        {
            return parallel.Value * sides == chips ? null : At(parallel.Field.Flaw(
                $"The model is split over {Text(parallel.Value * sides)} chips, but the container has {Text(chips!.Value)}.", $"Set --{Parallel} to the chips of a node: $(TPU_CHIPS)."));
        }

        var near = flags.All.FirstOrDefault(flag => NearestName.Find(flag.Name, [Parallel]) is not null);
        return flags.Has(Parallel, "tp") || chips == sides ? null
            : near.Field is not null ? At(near.Field.Flaw($"--{near.Name} is no flag of vLLM, and without --{Parallel} it uses one chip of {Text(chips!.Value)}.", $"Did you mean --{Parallel}?"))
            : At(container!["args"].Exists ? container["args"].KeyFlaw($"vLLM uses one chip of {Text(chips!.Value)} without --{Parallel}.", $"Add --{Parallel}=$(TPU_CHIPS).")
                : container["args"].Missing($"vLLM uses one chip of {Text(chips!.Value)} without --{Parallel}.", $"Add --{Parallel}=$(TPU_CHIPS)."));
    }

    // A request that differs from its limit is refused by the API server: another rule says so.
    private static bool IsContradicted(ObjectField request)
    {
        var resources = request.Parent!.Parent!;
        return request.Integer is null || (resources["requests"][TpuPod.Resource] is { Exists: true } asked && asked.Integer != request.Integer);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
