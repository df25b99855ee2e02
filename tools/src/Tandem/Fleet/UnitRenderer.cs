using System.Collections.Concurrent;
using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Rules;
using Tandem.Schemas;
using Tandem.Validation;

namespace Tandem.Fleet;

/// <summary>Renders units and joins every object with what wrote it.</summary>
/// <param name="workspace">The repository.</param>
/// <param name="renderer">What renders.</param>
public sealed class UnitRenderer(Workspace workspace, Renderer renderer)
{
    /// <summary>Is told the kinds of the objects that will come, while the programs run that render them. It keeps them waiting, so it must not take long.</summary>
    public Action<IEnumerable<SchemaId>>? Expected { get; init; }

    /// <summary>Renders one unit. What is wrong with it stands in its findings.</summary>
    public Task<RenderedUnit> RenderAsync(Unit unit, CancellationToken cancel) =>
        FinishAsync(unit, TreeWalker.Walk(workspace, unit.Folder), null, cancel);

    /// <summary>
    /// Renders units in the order given, those of one cluster by one process where that is possible. What is no cluster's goes with
    /// those of the cluster that has the fewest.
    /// </summary>
    /// <exception cref="ProgramException">The program could not be used.</exception>
    public async Task<IReadOnlyList<RenderedUnit>> RenderAllAsync(IReadOnlyList<Unit> units, CancellationToken cancel)
    {
        var (rendered, known) = (new RenderedUnit[units.Count], new ConcurrentDictionary<Unit, KustomizationTree>());
        Workers.Each(units, unit => known[unit] = TreeWalker.Walk(workspace, unit.Folder), areBig: true);
        Expected?.Invoke(known.Values.SelectMany(tree => tree.Objects).Select(made => made.Id));
        var host = units.Where(unit => unit.Cluster is not null).GroupBy(unit => unit.Cluster, StringComparer.Ordinal).MinBy(group => group.Count())?.Key;
        var groups = Enumerable.Range(0, units.Count).GroupBy(i => units[i].Cluster ?? host ?? units[i].Folder, StringComparer.Ordinal);
        await Parallel.ForEachAsync(groups, cancel, async (group, token) =>
        {
            var trees = group.ToDictionary(i => i, i => known[units[i]]);
            var guests = group.Where(i => units[i].Cluster is null).Select(i => trees[i]).ToHashSet();
            var together = await renderer.RenderTogetherAsync([.. trees.Values], guests, token);
            await Parallel.ForEachAsync(group, token, async (i, each) =>
                rendered[i] = await FinishAsync(units[i], trees[i], together.GetValueOrDefault(trees[i]), each));
        });
        return rendered;
    }

    private async Task<RenderedUnit> FinishAsync(Unit unit, KustomizationTree tree, ProgramResult? result, CancellationToken cancel)
    {
        if (tree.Remotes.Count > 0)
        {
            var remote = tree.Remotes.Select(place => Finding.At(ToolRules.RemoteSource, place,
                $"{unit.Folder} takes in a remote source, which would need the network; it is not rendered and not checked.",
                "Vendor the source at a pinned version, or list the folder under unrenderable in tandem.yaml with the reason."));
            return new RenderedUnit(unit, tree, null, [], [.. tree.Findings, .. remote]);
        }

        try
        {
            return Join(unit, tree, result ?? await renderer.RenderAsync(tree, cancel));
        }
        catch (ProgramException e)
        {
            var place = new Place(KustomizationFile.PathIn(workspace, unit.Folder) ?? unit.Folder, 1, 1);
            return new RenderedUnit(unit, tree, null, [], [.. tree.Findings, Finding.At(ToolRules.UnusableProgram, place, e.Message, e.Hint)]);
        }
    }

    private RenderedUnit Join(Unit unit, KustomizationTree tree, ProgramResult result)
    {
        if (result.ExitCode != 0)
        {
            return new RenderedUnit(unit, tree, null, [], [.. tree.Findings, RenderFailure.From(workspace, unit.Cluster, tree, result.Error)]);
        }

        var rendered = YamlReader.Read(new SourceText(unit.Folder, result.Output));
        var objects = rendered.Documents.SelectMany(ManifestObject.Split).Select(ManifestObject.From).OfType<ManifestObject>()
            .Select(manifest => new FleetObject(unit, manifest, SourceOf(tree, manifest)))
            .ToList();
        return new RenderedUnit(unit, tree, result.Output, objects, [.. tree.Findings, .. rendered.Findings, .. Empty(unit, objects)]);
    }

    // Which kinds take a namespace differs between versions of kustomize: kind and name decide where only they can.
    private static SourceObject? SourceOf(KustomizationTree tree, ManifestObject manifest)
    {
        var candidates = tree.Objects.Where(source => source.RendersName(manifest)).ToList();
        return candidates.Find(source => source.Renders(manifest)) ?? (candidates.Count == 1 ? candidates[0] : null);
    }

    private IEnumerable<Finding> Empty(Unit unit, List<FleetObject> objects) => objects.Count > 0 ? [] :
    [
        Finding.At(ToolRules.NothingToCheck, new Place(KustomizationFile.PathIn(workspace, unit.Folder) ?? unit.Folder, 1, 1),
            $"{unit.Folder} renders no object."),
    ];
}
