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
            ("apps", "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet") when selector.Mapping is not null => OfWorkload(root, selector),
            ("batch", "Job") when selector.Exists => OfJob(root, selector),
            ("batch", "CronJob") => GeneratedJob(root["spec"]["jobTemplate"]["spec"]),
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

    private static IEnumerable<Flaw> OfWorkload(ObjectField root, ObjectField selector)
    {
        if (selector["matchLabels"].Entries.Count == 0 && selector["matchExpressions"].Items.Count == 0)
        {
            // A selector with a field of another name is the schema's to report.
            return selector.Entries.Any(entry => entry.Key is not ("matchLabels" or "matchExpressions")) ? [] :
                [selector.KeyFlaw($"{selector.Here} is empty; it must select the Pods of the template.", "Name a label of the template under matchLabels.")];
        }

        return Unmet(root["spec"]["template"], selector);
    }

    private static IEnumerable<Flaw> OfJob(ObjectField root, ObjectField selector) =>
        root["spec"]["manualSelector"].IsTrue ? Unmet(root["spec"]["template"], selector)
        : root["metadata"]["uid"].Exists ? [] : [Unwanted(selector)];

    private static IEnumerable<Flaw> GeneratedJob(ObjectField job) => job.Has("selector") ? [Unwanted(job["selector"])] : [];

    private static Flaw Unwanted(ObjectField selector) =>
        selector.KeyFlaw($"{selector.Here} must not be set: the API server makes a Job's selector itself.", "Remove it.");

    private static IEnumerable<Flaw> Unmet(ObjectField template, ObjectField selector)
    {
        var labels = template["metadata"]["labels"];
        return labels.IsMisspelt || !template.Exists ? [] : Selectors.Unmet(selector, labels).Select(part => part.Flaw(part.Mapping is null

            ? $"{part.Here} is {part.Text}; the label {part.Key} of the template {(labels[part.Key].Text is { } other ? $"is {other}" : "is missing")}."
            : $"{part.Here} does not select the labels of the template.", $"Make it agree with {labels.Here}."));
    }
}
