using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Validation.Causes;

/// <summary>Replacements of one component that find their source in some units: where they do not, the unit's list lacks what brings it.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class LostSources(FleetModel fleet)
{
    /// <summary>The findings, with one at the list in place of those of the replacements.</summary>
    public IEnumerable<Finding> Gather(IReadOnlyList<Finding> findings)
    {
        if (!findings.Any(finding => finding.Rule == KustomizeRules.Unrenderable))
        {
            return findings;
        }

        var uses = fleet.RenderedTrees.SelectMany(tree => tree.Sources).ToLookup(use => use.Source.Place);
        var lost = uses.Where(use => use.Any(one => one.Missing is null) && use.Any(one => one is { Missing: not null, Lister: not null }))
            .SelectMany(use => use).Where(use => use is { Missing: not null, Lister: not null } && findings.Contains(use.Missing)).ToList();
        return lost.Count == 0 ? findings : findings.Where(finding => !lost.Exists(use => use.Missing! == finding))
            .Concat(lost.GroupBy(use => (use.Lister!.Source.Path, use.Source.Text("kind"), use.Source.Text("name"))).Select(group => Judge([.. group])));
    }

    private static Finding Judge(List<SourceUse> uses)
    {
        var (lister, source) = (uses[0].Lister!, uses[0].Source);
        return Finding.At(KustomizeRules.Unrenderable, uses[0].List?.Place ?? lister.Place, $"{lister.Text} takes values from {source.Text("kind")} {source.Text("name")}, which nothing listed here brings.",
            $"List what brings it before {lister.Text}.") with
        { Related = [.. uses.Select(use => RelatedPlace.Of(use.Missing!))] };
    }
}
