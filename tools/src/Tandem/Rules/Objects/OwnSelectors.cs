using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>The selectors of workloads, against the labels of their own Pods.</summary>
internal static class OwnSelectors
{
    /// <summary>Those of a workload that keeps Pods running.</summary>
    public static IEnumerable<Flaw> OfWorkload(ObjectField root, ObjectField selector)
    {
        if (selector["matchLabels"].Entries.Count == 0 && selector["matchExpressions"].Items.Count == 0)
        {
            // A selector with a field of another name is the schema's to report.
            return selector.Entries.Any(entry => entry.Key is not ("matchLabels" or "matchExpressions")) ? [] :
                [selector.KeyFlaw($"{selector.Here} is empty; it must select the Pods of the template.", "Name a label of the template under matchLabels.")];
        }

        return Unmet(root["spec"]["template"], selector);
    }

    /// <summary>That of a Job, which is set by hand only where it says so.</summary>
    public static IEnumerable<Flaw> OfJob(ObjectField root, ObjectField selector) =>
        root["spec"]["manualSelector"].IsTrue ? Unmet(root["spec"]["template"], selector)
        : root["metadata"]["uid"].Exists ? [] : [Unwanted(selector)];

    /// <summary>That of the Jobs which a CronJob makes.</summary>
    public static IEnumerable<Flaw> GeneratedJob(ObjectField job) => job.Has("selector") ? [Unwanted(job["selector"])] : [];

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
