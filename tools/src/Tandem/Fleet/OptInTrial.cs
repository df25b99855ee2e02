using Tandem.Facts;
using Tandem.Kustomize;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;

namespace Tandem.Fleet;

/// <summary>
/// The units of one cluster as they would be with the opt-in components that none takes in, each in the unit that it is for.
/// docs/decisions/0054-opt-ins-are-tried.md.
/// </summary>
/// <param name="Units">The units that a component was tried in; the objects are worked out, not rendered.</param>
/// <param name="Files">The files of those components.</param>
/// <param name="Tried">Their folders.</param>
/// <param name="Untried">The folders of those that were not tried.</param>
public sealed record OptInTrial(IReadOnlyList<RenderedUnit> Units, IReadOnlySet<string> Files, IReadOnlySet<string> Tried, IReadOnlyList<string> Untried)
{
    /// <summary>The cluster whose units they are.</summary>
    public string? Cluster => Units[0].Unit.Cluster;

    /// <summary>Tries them; null where there is none, or where a unit does not render: then that is mended first.</summary>
    public static OptInTrial? Of(FleetModel fleet)
    {
        var idle = Idle(fleet);
        var units = idle.Count == 0 || !fleet.IsRepository ? null
            : fleet.Clusters.OrderByDescending(cluster => cluster.Units.Count).Select(cluster => fleet.Units.Where(unit => unit.Unit.Cluster == cluster.Name && unit.Text is not null).ToList()).FirstOrDefault();
        if (units is not { Count: > 0 } || !fleet.IsWhole)
        {
            return null;
        }

        var used = fleet.RenderedTrees.SelectMany(tree => tree.Files).ToHashSet(StringComparer.Ordinal);
        var tried = idle.Select(component => new { component, unit = UnitFor.Find(component, units) }).Where(pair => pair.unit is not null)
            .GroupBy(pair => pair.unit!, pair => pair.component).Select(group => Try(fleet, group.Key, [.. group], used)).Where(one => one.Tried.Count > 0).ToList();
        var components = tried.SelectMany(one => one.Tried).ToList();
        var folders = components.SelectMany(component => component.Kustomizations).Select(kustomization => kustomization.Folder).ToHashSet(StringComparer.Ordinal);
        return tried.Count == 0 ? null : new OptInTrial([.. tried.Select(one => one.Unit)], components.SelectMany(component => component.Files).Where(file => !used.Contains(file)).ToHashSet(StringComparer.Ordinal),
            folders, [.. fleet.OptInTrees.Select(tree => tree.Folder).Where(folder => !folders.Contains(folder))]);
    }

    // What another one of them takes in is tried with that; what a generator makes is not worked out.
    private static List<KustomizationTree> Idle(FleetModel fleet)
    {
        var idle = fleet.OptInTrees.ToList();
        var nested = idle.SelectMany(tree => tree.Kustomizations.Skip(1)).Select(kustomization => kustomization.Folder).ToHashSet(StringComparer.Ordinal);
        return idle.FindAll(tree => !nested.Contains(tree.Folder) && !tree.IsOpaque && !tree.Objects.Any(made => made.Writers[0] is GeneratedWriter));
    }

    private static (RenderedUnit Unit, List<KustomizationTree> Tried) Try(FleetModel fleet, RenderedUnit unit, List<KustomizationTree> components, HashSet<string> used)
    {
        if (OptInComponents.With(fleet, unit.Unit, [.. components.Select(component => component.Folder)]) is var all && IsClean(all, unit.Tree, components.SelectMany(component => component.Files).Where(file => !used.Contains(file)).ToHashSet(StringComparer.Ordinal)))
        {
            return (With(unit, all), components);
        }

        var (tree, tried) = (unit.Tree, new List<KustomizationTree>());
        List<string> dropped = [];
        foreach (var component in components)
        {
            var files = tried.Append(component).SelectMany(one => one.Files).Where(file => !used.Contains(file)).ToHashSet(StringComparer.Ordinal);
            List<string> added = [.. tried.Select(one => one.Folder), component.Folder];
            var first = OptInComponents.With(fleet, unit.Unit, added, dropped);
            var way = Rivals(fleet, unit).Prepend(null).Select(rival => new { Tree = rival is null ? first : OptInComponents.With(fleet, unit.Unit, added, [.. dropped, rival]), Without = rival })
                .FirstOrDefault(way => IsClean(way.Tree, unit.Tree, files));
            if (way is null && tried.Count > 0 && IsClean(OptInComponents.With(fleet, unit.Unit, [component.Folder], []), unit.Tree, files))
            {
                // It does not go together with those before it.
                continue;
            }

            tree = way?.Tree ?? first;
            dropped.AddRange(way?.Without is { } without ? [without] : []);
            tried.Add(component);
        }

        return (With(unit, tree), tried);
    }

    private static RenderedUnit With(RenderedUnit unit, KustomizationTree tree) => unit with { Tree = tree, Objects = [.. TrialObjects.Of(unit, tree)], Findings = tree.Findings };

    // The components that one of the new ones may take the place of; without the facts nothing would be filled.
    private static IEnumerable<string?> Rivals(FleetModel fleet, RenderedUnit unit) => (KustomizationFile.Read(fleet.Workspace, unit.Unit.Folder)?.Scalars("components") ?? [])
        .Select(entry => fleet.Workspace.Resolve(unit.Unit.Folder, entry.Text))
        .Where(folder => !folder.StartsWith($"{ClusterFinder.Folder}/", StringComparison.Ordinal) && !FactsFiles.FleetFile.StartsWith(folder + "/", StringComparison.Ordinal));

    private static bool IsClean(KustomizationTree tree, KustomizationTree before, HashSet<string> files) => tree.Overwrites.Count <= before.Overwrites.Count
        && tree.Findings.Count <= before.Findings.Count
        && !tree.Targets.Any(target => target.Selected == 0 && files.Contains(target.Selector.Source.Path))
        && !tree.Replacements.Any(target => target.Selected == 0 && files.Contains(target.Target.Source.Path))
        && !tree.Effects.Any(effect => effect.Fails is { } node && files.Contains(node.Source.Path));
}
