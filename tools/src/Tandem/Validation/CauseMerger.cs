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
                var cause = finding.Rule == KustomizeRules.Unrenderable ? CauseOf(finding, causes, files) : -1;
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

    // The nearest earlier finding: at the same place, else in the same file, else anywhere in the unit.
    private static int CauseOf(Finding failure, List<Finding> causes, HashSet<string> files)
    {
        bool IsError(Finding other) => other.Severity == Severity.Error && files.Contains(other.Blame.Place.File);
        var samePlace = causes.FindIndex(other => IsError(other) && other.Blame.Place == failure.Blame.Place);
        var sameFile = samePlace >= 0 ? samePlace : causes.FindIndex(other => IsError(other) && other.Blame.Place.File == failure.Blame.Place.File);
        return sameFile >= 0 ? sameFile : causes.FindIndex(IsError);
    }
}
