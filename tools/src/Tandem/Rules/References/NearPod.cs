using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>A workload whose Pods a selector may have been meant for.</summary>
/// <param name="Pod">Its Pods.</param>
/// <param name="Unmet">What the selector asks for and they do not have.</param>
internal sealed record NearPod(PodTemplate Pod, IReadOnlyList<ObjectField> Unmet)
{
    /// <summary>How far the selector is from them: values that are slips count less than others, and those less than missing labels.</summary>
    public int Distance(PodSelector selector) =>
        Unmet.Sum(part => part.Key.Length == 0 ? 2 : IsNear(part) ? 1 : Pod.Labels.Has(part.Key) ? 3 : 4) - (selector.Labels.Count + selector.Conditions.Count - Unmet.Count);

    /// <summary>Whether the selector asks for anything that they have, or nearly.</summary>
    public bool Shares(PodSelector selector) => Unmet.Count < selector.Labels.Count + selector.Conditions.Count || Unmet.Any(part => part.Key.Length > 0 && (Pod.Labels.Has(part.Key) || IsNear(part)));

    /// <summary>Whether one slip of the pen parts the two.</summary>
    public bool IsSlip => Unmet is [{ Key.Length: > 0 } part] && (Pod.Labels[part.Key].Text is { } value ? NearestName.Slip(part.Text ?? "", [value]) is not null
        : NearestName.Slip(part.Key, Pod.Labels.Entries.Select(label => label.Key)) is not null);

    private bool IsNear(ObjectField part) => Pod.Labels[part.Key].Text is { } value ? NearestName.IsNear(part.Text ?? "", value)
        : Pod.Labels.Entries.Any(label => label.Text == part.Text && NearestName.IsNear(part.Key, label.Key));
}
