using Tandem.Facts;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Fleet;

/// <summary>The Components that no root takes in today: features that an overlay may turn on.</summary>
public static class OptInComponents
{
    /// <summary>
    /// Walks units as an overlay could have them by tomorrow: with the opt-in components that none takes in, all together and
    /// each alone, and without each that it does take in. Of units of one name that take in the same, one will do. Those with all
    /// come first: whoever looks for what turns up somewhere is done soonest there.
    /// </summary>
    public static IEnumerable<KustomizationTree> Otherwise(FleetModel fleet)
    {
        var idle = fleet.OptInTrees.Select(tree => tree.Folder).ToList();
        var units = fleet.Clusters.SelectMany(cluster => cluster.Units).DistinctBy(unit => $"{unit.Name} {Takes(fleet, unit)}").ToList();
        return units.Select(unit => With(fleet, unit, idle))
            .Concat(idle.SelectMany(component => units.Select(unit => With(fleet, unit, [component]))))
            .Concat(units.SelectMany(unit => Without(fleet, unit)));
    }

    /// <summary>Walks a unit with other components beside its own, and without some of those.</summary>
    internal static KustomizationTree With(FleetModel fleet, Unit unit, List<string> added, IReadOnlyList<string>? dropped = null) => fleet.Memo.Tree(
        $"{unit.Folder} +{string.Join('+', added)} -{string.Join('-', dropped ?? [])}",
        () => TreeWalker.Walk(fleet.Workspace, unit.Folder, taken => BeforeFleet(dropped is null ? taken : [.. taken.Except(dropped, StringComparer.Ordinal)], added)));

    private static IEnumerable<KustomizationTree> Without(FleetModel fleet, Unit unit) =>
        from removed in KustomizationFile.Read(fleet.Workspace, unit.Folder)?.Scalars("components") ?? []
        let folder = fleet.Workspace.Resolve(unit.Folder, removed.Text)
        select TreeWalker.Walk(fleet.Workspace, unit.Folder, taken => [.. taken.Where(component => component != folder)]);

    private static string Takes(FleetModel fleet, Unit unit) =>
        string.Join(' ', KustomizationFile.Read(fleet.Workspace, unit.Folder)?.FoldersTakenIn(fleet.Workspace).Select(folder => folder.Replace($"/{unit.Cluster}", "/*", StringComparison.Ordinal)) ?? []);

    // An opt-in stands before the component that injects into it; what an overlay lists after that one injects nothing.
    private static IReadOnlyList<string> BeforeFleet(IReadOnlyList<string> taken, List<string> added)
    {
        var fleet = taken.ToList().FindIndex(component => FactsFiles.FleetFile.StartsWith(component + "/", StringComparison.Ordinal));
        var at = fleet < 0 ? taken.Count : fleet;
        return [.. taken.Take(at), .. added, .. taken.Skip(at)];
    }

    /// <summary>Walks each of them by itself.</summary>
    public static IReadOnlyList<KustomizationTree> Walk(Workspace workspace, IEnumerable<string> folders, IReadOnlyList<KustomizationTree> trees)
    {
        var taken = trees.SelectMany(tree => tree.Files).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. folders.SelectMany(workspace.FilesUnder)
                .Where(file => KustomizationFile.IsKustomization(file) && !taken.Contains(file))
                .Select(file => file[..file.LastIndexOf('/')])
                .Where(folder => KustomizationFile.Read(workspace, folder) is { IsComponent: true })
                .Select(folder => TreeWalker.Walk(workspace, folder)),
        ];
    }
}
