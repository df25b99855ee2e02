using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A workload whose selector does not select the Pods that its own template makes.</summary>
public sealed class SelectorMismatch() : ObjectRule(new RuleInfo(
    "TND0116", "selector-mismatch", Severity.Error, Layers.Schemas, "A workload's selector does not select its own Pods."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Group is "apps" or "batch";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root)
    {
        var selector = root["spec"]["selector"];
        return (root.Group, root.Kind) switch
        {
            ("apps", "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet") when selector.Mapping is not null => OwnSelectors.OfWorkload(root, selector),
            ("batch", "Job") when selector.Exists => OwnSelectors.OfJob(root, selector),
            ("batch", "CronJob") => OwnSelectors.GeneratedJob(root["spec"]["jobTemplate"]["spec"]),
            _ => [],
        };
    }

    // What everybody else selects by is right: then the template's label is what strayed.
    private protected override Flaw Placed(FleetModel fleet, Flaw flaw)
    {
        var part = flaw.Field;
        var label = ObjectField.Root(part.Owner)["spec"]["template"]["metadata"]["labels"][part.Key];
        return part.Text is null || label.Text is null || !IsOdd(fleet, part, label) ? flaw
            : label.Flaw($"{label.Here} is {label.Text}; the workload's own selector asks for {part.Text}.", $"Make it {part.Text}.");
    }

    private static bool IsOdd(FleetModel fleet, ObjectField part, ObjectField label)
    {
        var (votes, isFact) = (fleet.References.Selectors, part.IsFact);
        return isFact != label.IsFact ? isFact : votes.OfOthers(part.Key, part.Text!) > votes.OfOthers(part.Key, label.Text!);
    }
}
