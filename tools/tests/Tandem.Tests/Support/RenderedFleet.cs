using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Tests.Support;

/// <summary>Every unit of a tree that takes nothing from the network, rendered by the real kustomize.</summary>
internal static class RenderedFleet
{
    public static async Task<IReadOnlyList<RenderedUnit>> OfAsync(string root, bool useCache = true)
    {
        var cancel = TestContext.Current.CancellationToken;
        var cache = CacheFolder.FromEnvironment();
        var workspace = new Workspace(root);
        var program = await ProgramLocator.FindKustomizeAsync(cache, cancel);
        var renderer = new UnitRenderer(workspace, new Renderer(workspace, program, useCache ? cache : null));
        var units = LocalUnits(workspace);
        var rendered = new RenderedUnit[units.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, units.Count), cancel, async (i, token) => rendered[i] = await renderer.RenderAsync(units[i], token));
        return rendered;
    }

    /// <summary>The units that can be rendered here: all but the install of Argo CD.</summary>
    public static IReadOnlyList<Unit> LocalUnits(Workspace workspace) =>
        [.. ClusterFinder.Find(workspace).SelectMany(cluster => cluster.Units).Where(unit => TreeWalker.Walk(workspace, unit.Folder).Remotes.Count == 0)];

    /// <summary>One unit that no cluster lists.</summary>
    public static async Task<RenderedUnit> UnitAsync(string root, string folder)
    {
        var workspace = new Workspace(root);
        var program = await ProgramLocator.FindKustomizeAsync(CacheFolder.FromEnvironment(), TestContext.Current.CancellationToken);
        return await new UnitRenderer(workspace, new Renderer(workspace, program, null)).RenderAsync(new Unit(null, folder, folder), TestContext.Current.CancellationToken);
    }
}
