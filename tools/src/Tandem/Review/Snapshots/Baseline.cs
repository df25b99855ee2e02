using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Programs;
using Tandem.Review.Git;

namespace Tandem.Review.Snapshots;

/// <summary>What the clusters got at the commit where a line of history left another: what a rule about a change compares with.</summary>
public static class Baseline
{
    /// <summary>Renders the units that differ since; one that did not render then has no text.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="reference">The branch, tag or commit that the working tree's commit left.</param>
    /// <param name="clusters">The clusters; all where empty.</param>
    /// <param name="cache">Where renderings are kept; null to render always.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ReviewException">There is no such commit, or no repository.</exception>
    /// <exception cref="ProgramException">git or the program that renders cannot be used.</exception>
    public static async Task<IReadOnlyList<RenderedUnit>> RenderAsync(string root, string reference, IReadOnlyList<string> clusters, CacheFolder? cache, CancellationToken cancel)
    {
        var repository = await GitRepository.OpenAsync(root, cancel);
        var head = await repository.ResolveAsync("HEAD", cancel);
        var start = await repository.MergeBaseAsync(await repository.ResolveAsync(reference, cancel), head, cancel);
        using var files = ArchivedTree.Create();
        var before = await CommitFiles.UnpackAsync(repository, start, files, cancel);
        return await RenderAsync(before, Side.Of("the working tree", root), clusters, cache, cancel);
    }

    private static async Task<IReadOnlyList<RenderedUnit>> RenderAsync(Side before, Side after, IReadOnlyList<string> clusters, CacheFolder? cache, CancellationToken cancel)
    {
        var now = after.Units(clusters).ToDictionary(unit => unit.Folder, after.Digest, StringComparer.Ordinal);
        var units = before.Units(clusters).Where(unit => before.Digest(unit) is not { } digest || now.GetValueOrDefault(unit.Folder) != digest).ToList();
        if (units.Count == 0)
        {
            return [];
        }

        var program = await ProgramLocator.FindKustomizeAsync(cache ?? CacheFolder.FromEnvironment(), cancel);
        var renderer = new Renderer(before.Workspace, program, cache, Path.Combine(before.Workspace.Root, ".tandem", "wrappers"));
        return await new UnitRenderer(before.Workspace, renderer).RenderAllAsync(units, cancel);
    }
}
