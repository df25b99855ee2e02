using Tandem.Kustomize;
using Tandem.Rules.Objects;

namespace Tandem.Rules.References;

/// <summary>A selector of Pods in one namespace.</summary>
/// <param name="Field">The selector: a mapping of labels, or one of matchLabels and matchExpressions.</param>
/// <param name="Namespace">The namespace; null where it is all, or not known.</param>
/// <param name="Use">What it selects them for.</param>
internal sealed record PodSelector(ObjectField Field, string? Namespace, PodUse Use)
{
    private const string Generated = "batch.kubernetes.io/";

    // What controllers put on their Pods beside the template's labels.
    private static readonly string[] MadeLabels =
        ["pod-template-hash", "controller-revision-hash", "pod-template-generation", "job-name", "controller-uid", "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index"];

    /// <summary>The object that selects.</summary>
    public ObjectField Root => ObjectField.Root(Field.Owner);

    /// <summary>The labels asked for.</summary>
    public IReadOnlyList<ObjectField> Labels => Use == PodUse.Service ? Field.Entries : Field["matchLabels"].Entries;

    /// <summary>A label that the Pods it selects have in their template; null where it asks for none.</summary>
    public ObjectField? Telling => Labels.FirstOrDefault(label => label.Text is not null && !IsMade(label.Key));

    /// <summary>The conditions asked for.</summary>
    public IReadOnlyList<ObjectField> Conditions => Use == PodUse.Service ? [] : Field["matchExpressions"].Items;

    /// <summary>Whether it asks for anything, and all that it asks for is filled in.</summary>
    public bool IsGiven => Labels.Count + Conditions.Count > 0 && !Labels.Any(label => label.Text is null || Placeholders.IsIn(label.Text));

    /// <summary>Whether it may select the Pods of a workload, by where they are.</summary>
    public bool Reaches(PodTemplate pod) => World.IsIn(pod.Root, Namespace);

    /// <summary>Whether it selects the Pods of a workload.</summary>
    public bool Selects(PodTemplate pod) => Reaches(pod) && !Unmet(pod).Any();

    /// <summary>The parts that the Pods of a workload do not meet.</summary>
    public IEnumerable<ObjectField> Unmet(PodTemplate pod)
    {
        var labels = pod.Labels;
        return Labels.Where(label => label.Exists && !IsMade(label.Key) && labels[label.Key].Text != label.Text)
            .Concat(Conditions.Where(condition => !IsMade(condition["key"].Text) && !Selectors.Meets(condition, labels)));
    }

    private static bool IsMade(string? label) => label is not null && (Array.IndexOf(MadeLabels, label) >= 0 || label.StartsWith(Generated, StringComparison.Ordinal));
}
