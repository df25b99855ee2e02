using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;

namespace Tandem.Validation;

/// <summary>
/// Attaches a unit's failed rendering to what was already found in its files: one mistake is one finding.
/// </summary>
internal static class CauseMerger
{
    /// <summary>The findings, with a failed rendering related to its cause where that is known.</summary>
    public static IEnumerable<Finding> Merge(IEnumerable<RenderedUnit> units, IReadOnlyList<Finding> known)
    {
        var causes = known.ToList();
        foreach (var unit in units)
        {
            var files = unit.Tree.Files.ToHashSet(StringComparer.Ordinal);
            foreach (var finding in unit.Findings.OrderBy(finding => finding.Rule == KustomizeRules.Unrenderable))
            {
                var cause = finding.Rule == KustomizeRules.Unrenderable
                    ? causes.FindIndex(other => other.Severity == Severity.Error && files.Contains(other.Blame.Place.File))
                    : -1;
                if (cause >= 0)
                {
                    causes[cause] = causes[cause] with { Related = [.. causes[cause].Related, $"{finding.Blame.Place}: {finding.Message}"] };
                }
                else
                {
                    causes.Add(finding);
                }
            }
        }

        return causes;
    }
}
