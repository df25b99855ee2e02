using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Validation.Causes;

/// <summary>A component that is listed after the one whose replacements are for what it brings: all that stays unfilled is one mistake, at its entry.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class UnfilledComponents(FleetModel fleet)
{
    /// <summary>The findings, with one at the entry in place of those of what is not filled.</summary>
    public IEnumerable<Finding> Gather(IReadOnlyList<Finding> findings)
    {
        var open = findings.Where(finding => finding.Rule == KustomizeRules.SurvivingPlaceholder).ToList();
        if (open.Count == 0)
        {
            return findings;
        }

        var left = findings.ToList();
        foreach (var pair in Pairs())
        {
            var files = TreeWalker.Walk(fleet.Workspace, pair.LateFolder).Files.ToHashSet(StringComparer.Ordinal);
            var explained = open.FindAll(finding => left.Contains(finding) && files.Contains(finding.Blame.Place.File) && finding.Objects.Any(shown => shown.Cluster == pair.Unit.Unit.Cluster && IsFor(pair, shown)));
            if (explained.Count > 0)
            {
                explained.AddRange(left.FindAll(finding => !explained.Contains(finding) && (finding.Rule == KustomizeRules.ReplacementSelectsNothing ? IsOf(pair, files, finding, explained) : IsOfUnfilled(files, finding, explained))));
                left.RemoveAll(explained.Contains);
                left.Add(Judge(pair, explained));
            }
        }

        return left;
    }

    private IEnumerable<Pair> Pairs() =>
        from unit in fleet.Units
        from kustomization in unit.Tree.Kustomizations
        let entries = kustomization.Scalars("components").Where(entry => !RemotePaths.IsRemote(entry.Text)).ToList()
        from late in entries.Skip(1)
        from early in entries.TakeWhile(entry => entry != late)
        let folder = fleet.Workspace.Resolve(kustomization.Folder, early.Text)
        let targets = unit.Tree.Replacements.Where(target => target.Target.Source.Path == KustomizationFile.PathIn(fleet.Workspace, folder)).ToList()
        where targets.Count > 0
        select new Pair(unit, early, late, fleet.Workspace.Resolve(kustomization.Folder, late.Text), targets);

    private static bool IsFor(Pair pair, ObjectRef shown) => pair.Unit.Objects.FirstOrDefault(candidate => candidate.Manifest.Id.Kind == shown.Kind && candidate.Manifest.Name == shown.Name) is { Source: { } source } owner
        && pair.Targets.Where(target => new ObjectSelector(target.Select, patterns: false).Selects(source)).SelectMany(target => target.Target.List("fieldPaths").OfType<ScalarNode>())
            .SelectMany(path => FieldPathExpression.Parse(path.Text).Find(owner.Manifest.Root)).Any(path => FieldPaths.Print(owner.Manifest.Root, path) == shown.Field);

    // Of the same kind: a target of the early one, or what the late one was to be found by.
    private static bool IsOf(Pair pair, HashSet<string> files, Finding idle, List<Finding> explained) => explained.SelectMany(finding => finding.Objects).Any(shown =>
        (files.Contains(idle.Blame.Place.File) && idle.Objects.Any(other => other.Kind == shown.Kind))
        || pair.Targets.Exists(target => target.Slip?.Node.Place == idle.Blame.Place && target.Select.Text("kind") == shown.Kind));

    // What else is said of the objects that stay as they were written.
    private static bool IsOfUnfilled(HashSet<string> files, Finding finding, List<Finding> explained) => finding.Rule.Layer != Layers.Kustomize && (finding.Rule.Layer == Layers.Parity || files.Contains(finding.Blame.Place.File))
        && (WholeWords.IndexOf(finding.Message, "unset", 0, StringComparison.Ordinal) >= 0 || explained.Exists(other => SameMistakes.AreOfOneObject(other, finding)));

    private static Finding Judge(Pair pair, List<Finding> explained) => Finding.At(explained[0].Rule, pair.Late.Place,
        $"{pair.Late.Text} comes after {pair.Early.Text}, which is to fill what it brings. {explained[0].Message}", $"List it before {pair.Early.Text}.") with
    {
        Objects = [.. explained.SelectMany(finding => finding.Objects)],
        Related = [.. explained.Select(RelatedPlace.Of)],
    };

    // Two entries of one list, and the targets of the first one's replacements.
    private sealed record Pair(RenderedUnit Unit, ScalarNode Early, ScalarNode Late, string LateFolder, List<ReplacementTarget> Targets);
}
