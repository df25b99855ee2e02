using Tandem.Findings;

namespace Tandem.Settings;

/// <summary>An entry under <c>suppress</c>.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="At">A file pattern, or <c>cluster/Kind/namespace/name</c> with <c>*</c> for any.</param>
/// <param name="Field">The field's path, with all below it; null for every field.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which it holds; null for no end.</param>
/// <param name="Place">Where the settings say so.</param>
public sealed record SuppressionEntry(string Rule, string At, string? Field, string Reason, DateOnly? Until, Place Place)
{
    /// <summary>Whether it is about a finding.</summary>
    public bool Covers(Finding finding) =>
        finding.Rule.Id == Rule
        && (Field is null || finding.Objects.Any(o => new AllowScope(Field, Container: null).Covers(o.Field)))
        && (PathPattern.Matches(At, finding.Blame.Place.File)
            || (finding.Objects.Count > 0 && finding.Objects.All(o => PathPattern.Matches(At, $"{o.Cluster}/{o.Kind}/{o.Namespace}/{o.Name}"))));
}
