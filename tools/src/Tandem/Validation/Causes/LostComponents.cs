using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Rules.Parity;

namespace Tandem.Validation.Causes;

/// <summary>A component that one region's unit takes in and another's does not: what the objects there lack for it is one mistake, at the list.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class LostComponents(FleetModel fleet)
{
    private static readonly string[] Lists = ["components", "resources"];
    private static readonly List<string> LayerOrder = [.. Layers.All];

    // What may be said of an object only because something does not write to it.
    private static readonly HashSet<RuleInfo> Rules = [KustomizeRules.SurvivingPlaceholder, ObjectRules.MissingField, new UndeclaredDifference().Info, new SkewedPromotion().Info];

    /// <summary>The findings, with one at the list in place of those of the objects that lack something.</summary>
    public IEnumerable<Finding> Gather(IReadOnlyList<Finding> findings)
    {
        var left = findings.ToList();
        foreach (var gap in left.Exists(finding => Rules.Contains(finding.Rule)) ? Gaps() : [])
        {
            var own = TreeWalker.Walk(fleet.Workspace, gap.Folder);
            var explained = left.FindAll(finding => Rules.Contains(finding.Rule) && finding.Objects.Any(shown => IsThere(gap, finding, shown) && Gives(gap, own, shown)));
            explained.AddRange(left.FindAll(finding => finding.Rule.Layer == Layers.ArgoCd && IsOfWhole(gap, finding)));
            // What else the object's schema says there.
            explained.AddRange(left.FindAll(finding => finding.Rule.Layer is Layers.Schemas or Layers.References && !explained.Contains(finding) && explained.Exists(other => other.Blame.Place == finding.Blame.Place)));
            // That regions differ says by itself not which of them is wrong.
            if (explained.Exists(finding => finding.Rule.Layer != Layers.Parity))
            {
                left.RemoveAll(explained.Contains);
                left.Add(Judge(gap, [.. explained.OrderBy(finding => LayerOrder.IndexOf(finding.Rule.Layer))]));
            }
        }

        return left;
    }

    private IEnumerable<Gap> Gaps() =>
        from units in fleet.Units.Where(unit => unit.Unit.Cluster is not null && unit.Text is not null).GroupBy(unit => unit.Unit.Name, StringComparer.Ordinal)
        from unit in units
        let taken = unit.Tree.Kustomizations.Select(kustomization => kustomization.Folder).ToHashSet(StringComparer.Ordinal)
        from gap in units.Where(other => other != unit).SelectMany(other => Taken(unit, other)).DistinctBy(gap => gap.Folder)
        where !taken.Contains(gap.Folder)
        select gap;

    private IEnumerable<Gap> Taken(RenderedUnit unit, RenderedUnit other) =>
        from list in Lists
        from listed in KustomizationFile.Read(fleet.Workspace, other.Unit.Folder)?.Listed(fleet.Workspace, list) ?? []
        let folder = listed.Path
        where fleet.Workspace.HasFolder(folder) && !folder.StartsWith($"{ClusterFinder.Folder}/", StringComparison.Ordinal)
        select new Gap(unit, other, list, folder);

    // What is compared across regions is shown in any of them.
    private static bool IsThere(Gap gap, Finding finding, ObjectRef shown) => shown.Cluster == gap.Unit.Unit.Cluster || finding.Rule.Layer == Layers.Parity;

    private static bool Gives(Gap gap, KustomizationTree own, ObjectRef shown)
    {
        return shown.Field is { } field
            && gap.Unit.Objects.FirstOrDefault(candidate => candidate.Manifest.Id.Kind == shown.Kind && candidate.Manifest.Name == shown.Name) is { Source: not null } owner
            && (Gives(own, owner, field) || own.Objects.Any(merged => merged.Writers is [GeneratedWriter { IsNew: false }, ..] && merged.Id.Kind == shown.Kind && merged.Name == owner.WrittenName));
    }

    /// <summary>Whether a component's own patches or replacements write a field of an object.</summary>
    public static bool Gives(KustomizationTree own, FleetObject owner, string field)
    {
        var source = owner.Source!;
        return own.Targets.Any(target => new ObjectSelector(target.Selector, patterns: true).Selects(source) && IdleCauses.Gives(target.Patch, field))
            || own.Replacements.Where(target => new ObjectSelector(target.Select, patterns: false).Selects(source)).SelectMany(target => target.Target.List("fieldPaths").OfType<ScalarNode>())
                .SelectMany(path => FieldPathExpression.Parse(path.Text).Find(owner.Manifest.Root)).Any(path => FieldPaths.Print(owner.Manifest.Root, path) == field);
    }

    // The half that Argo CD needs lies in a folder of the component that the cluster takes in: what it would have been told is of that.
    private bool IsOfWhole(Gap gap, Finding finding) => Path.GetDirectoryName(gap.Folder) is { Length: > 0 } whole && KustomizationFile.Read(fleet.Workspace, whole)?.IsComponent == true
        && (finding.Blame.Place.File.StartsWith(whole + "/", StringComparison.Ordinal) || fleet.Units.Where(unit => unit.Unit.Cluster == gap.Unit.Unit.Cluster)
            .SelectMany(unit => unit.Tree.Kustomizations[0].Scalars("components").Where(entry => entry.Place == finding.Blame.Place && fleet.Workspace.Resolve(unit.Unit.Folder, entry.Text) == whole)).Any());

    private Finding Judge(Gap gap, List<Finding> explained)
    {
        var path = KustomizationFile.PathIn(fleet.Workspace, gap.Unit.Unit.Folder)!;
        var list = (fleet.Workspace.Yaml(path).Documents[0] as MappingNode)?.Find(gap.List);
        return Finding.At(explained[0].Rule, list?.Key.Place ?? new Place(path, 1, 1),
            $"{gap.Unit.Unit.Folder} does not take in {gap.Folder}, as {gap.Other.Unit.Folder} does. {explained[0].Message}", $"List it under {gap.List}, or take it out of the other.") with
        {
            Objects = [.. explained.SelectMany(finding => finding.Objects)],
            Related = [.. explained.Select(RelatedPlace.Of)],
            Misses = [.. explained.SelectMany(finding => finding.Misses)],
        };
    }

    // A unit, the unit of another region that takes in more, and what that is.
    private sealed record Gap(RenderedUnit Unit, RenderedUnit Other, string List, string Folder);
}
