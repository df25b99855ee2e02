using System.Globalization;
using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>A PodDisruptionBudget that lets no Pod move, or all of them at once.</summary>
public sealed class DisruptionBudget() : ReferenceRule(new RuleInfo(
    "TND0615", "disruption-budget", Severity.Error, Layers.References, "A disruption budget forbids every eviction, or allows all of them."))
{
    private static readonly string[] Scaled = ["Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from budget in world.Own("policy", "PodDisruptionBudget")
        from selector in PodSelectors.Of(budget)
            // Of several workloads nobody knows which Pods are the healthy ones; another rule says so.
        let pods = world.Selected(selector).ToList()
        where pods is [var only] && only.Root.Is(Scaled)
        let flaw = Judge(budget["spec"], pods[0], Replicas.Fewest(world.Fleet, pods[0]))
        where flaw is not null
        select Found(world, flaw);

    private static Flaw? Judge(ObjectField spec, PodTemplate pod, long replicas)
    {
        var (most, least) = (spec["maxUnavailable"], spec["minAvailable"]);
        var field = most.Exists ? most : least;
        var allowed = most.Exists ? Share.Of(most.Text, replicas, isRoundedUp: true) : replicas - Share.Of(least.Text, replicas, isRoundedUp: true);
        var count = $"{replicas.ToString(CultureInfo.InvariantCulture)} {(replicas == 1 ? "Pod" : "Pods")}";
        var of = $"of the {count} of {pod}";
        return replicas == 0 || !field.Exists || (most.Exists && least.Exists) ? null
            : allowed <= 0 ? field.Flaw($"{field.Here} is {field.Text}: {of} none may be evicted, and a node that is drained or upgraded waits for ever.", "Write maxUnavailable: 1.")
            : allowed > replicas ? field.Flaw($"{field.Here} is {field.Text}, and there are no more than {count} of {pod}.", "Write maxUnavailable: 1.")
            : allowed == replicas && replicas > 1 ? field.Flaw($"{field.Here} is {field.Text}: all {of} may be evicted at once.", "Write maxUnavailable: 1.") : null;
    }
}
