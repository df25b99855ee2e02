using System.Globalization;
using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A limit on the Pods that a rollout adds or takes away which is malformed, or lets the rollout never move.</summary>
public sealed class InvalidRolloutLimit() : ObjectRule(new RuleInfo(
    "TND0125", "invalid-rollout-limit", Severity.Error, Layers.Schemas, "A limit on surge or unavailable Pods is malformed, or lets nothing move."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Group is "apps" or "policy";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => ((root.Group, root.Kind) switch
    {
        ("apps", "Deployment") => Pair(root["spec"]["strategy"]["rollingUpdate"], "25%", "25%", mayBoth: true).Append(Progress(root["spec"])),
        ("apps", "DaemonSet") => Pair(root["spec"]["updateStrategy"]["rollingUpdate"], "0", "1", mayBoth: false),
        ("apps", "StatefulSet") => [RolloutAmount.Form(root["spec"]["updateStrategy"]["rollingUpdate"]["maxUnavailable"], capped: true)],
        ("policy", "PodDisruptionBudget") => [RolloutAmount.Form(root["spec"]["minAvailable"], capped: true), RolloutAmount.Form(root["spec"]["maxUnavailable"], capped: true)],
        _ => [],
    }).OfType<Flaw>();

    private static IEnumerable<Flaw?> Pair(ObjectField update, string surgeDefault, string unavailableDefault, bool mayBoth)
    {
        var (surge, unavailable) = (update["maxSurge"], update["maxUnavailable"]);
        if (surge.Integer < 0 || unavailable.Integer < 0)
        {
            return [];
        }

        var malformed = new[] { RolloutAmount.Form(surge, capped: !mayBoth), RolloutAmount.Form(unavailable, capped: true) };
        return !update.Exists || Array.Exists(malformed, flaw => flaw is not null) ? malformed : [Together(surge, unavailable)];

        Flaw? Together(ObjectField surge, ObjectField unavailable)
        {
            var (adds, takes) = (RolloutAmount.Amount(surge.Text ?? surgeDefault) > 0, RolloutAmount.Amount(unavailable.Text ?? unavailableDefault) > 0);
            var blamed = surge.Exists ? surge : unavailable;
            return !adds && !takes
                ? blamed.Flaw($"{update.Here} must let maxSurge or maxUnavailable be above 0; both are 0.", "With both at 0 no Pod can be replaced.")
                : adds && takes && !mayBoth
                ? blamed.Flaw($"{update.Here} must have one of maxSurge and maxUnavailable at 0; maxSurge is {surge.Text}, maxUnavailable {unavailable.Text ?? unavailableDefault}.")
                : null;
        }
    }

    private static Flaw? Progress(ObjectField spec)
    {
        var (ready, deadline) = (spec["minReadySeconds"].Integer ?? 0, spec["progressDeadlineSeconds"]);
        return (deadline.Integer ?? 600) is > 0 and var most && most <= ready

            ? (deadline.Exists ? deadline : spec["minReadySeconds"]).Flaw($"spec.progressDeadlineSeconds must be above minReadySeconds {ready}; it is {deadline.Text ?? "600 by default"}.") : null;
    }
}
