using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Whether Pods on TPU nodes ask for the chips of one.</summary>
/// <param name="info">The rule that asks.</param>
/// <param name="fleet">The fleet.</param>
internal sealed class TpuChips(RuleInfo info, FleetModel fleet)
{
    /// <summary>Pods that select TPU nodes and ask for no chips.</summary>
    public Finding? Unasked(TpuPod tpu)
    {
        var containers = tpu.Pod.Spec["containers"].Items;
        return tpu.Requests.Any() || (containers.FirstOrDefault(one => new ServerFlags(one).IsServer) ?? (containers is [var first, ..] ? first : null)) is not { } container ? null
            : container["resources"]["limits"][TpuPod.Resource].Missing($"The Pods of {tpu.Pod} select TPU nodes, but ask for no {TpuPod.Resource}.", "Ask for all chips of a node; the fact is tpuChips.").Of(info);
    }

    /// <summary>Pods that ask for another number of chips than their nodes have.</summary>
    public Finding? Asked(TpuPod tpu)
    {
        var requests = tpu.Requests.ToList();
        var shapes = tpu.Fitting.Select(pair => pair.Shape).ToList();
        var asked = requests.Sum(request => request.Integer ?? 0);
        if (shapes.Count == 0 || requests.Exists(IsContradicted) || shapes.Exists(shape => shape.Chips == asked))
        {
            return null;
        }

        var wrong = requests.Find(request => !TpuFacts.Follows(fleet, tpu, request, "tpuChips"));
        return wrong is null ? null : Injection.At(fleet, wrong, wrong.Flaw(string.Create(CultureInfo.InvariantCulture, $"The Pods of {tpu.Pod} ask for {asked} chips, but a node of {shapes[0].MachineType} has {shapes[0].Chips}."),
            "A Pod takes all chips of its node; the fact is tpuChips.").Of(info));
    }

    /// <summary>Whether a request differs from its limit, which the API server refuses: another rule says so.</summary>
    public static bool IsContradicted(ObjectField request)
    {
        var resources = request.Parent!.Parent!;
        return request.Integer is null || (resources["requests"][TpuPod.Resource] is { Exists: true } asked && asked.Integer != request.Integer);
    }
}
