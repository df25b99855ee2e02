using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Programs;

namespace Tandem.Review.Snapshots;

/// <summary>Renders what differs between two sides, and nothing else: rendering is what takes the time.</summary>
internal sealed class PairRenderer(ReviewRequest request, CacheFolder cache)
{
    public async Task<PairRenderings> RenderAsync(Side before, Side after, IReadOnlyCollection<string> clusters, CancellationToken cancel)
    {
        var mine = before.Units(clusters).ToDictionary(unit => unit.Folder, StringComparer.Ordinal);
        var theirs = after.Units(clusters).ToDictionary(unit => unit.Folder, StringComparer.Ordinal);
        var folders = mine.Keys.Union(theirs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var differing = folders.Where(folder => !IsSame(before, mine.GetValueOrDefault(folder), after, theirs.GetValueOrDefault(folder))).ToList();
        if (differing.Count == 0)
        {
            return new PairRenderings(folders.Count, folders.Count, [], [], []);
        }

        var program = await ProgramLocator.FindKustomizeAsync(cache, cancel);
        var pair = await Task.WhenAll(RenderAsync(before, Pick(mine, differing), program, cancel), RenderAsync(after, Pick(theirs, differing), program, cancel));
        var failures = FailuresOf(before, pair[0]).Concat(FailuresOf(after, pair[1])).ToList();
        var broken = pair.SelectMany(units => units).Where(IsBroken).Select(unit => unit.Unit.Folder).ToHashSet(StringComparer.Ordinal);
        return new PairRenderings(folders.Count, folders.Count - differing.Count, [.. Whole(pair[0], broken)], [.. Whole(pair[1], broken)], failures);
    }

    private static bool IsSame(Side before, Unit? mine, Side after, Unit? theirs) =>
        mine is not null && theirs is not null && before.Digest(mine) is { } digest && digest == after.Digest(theirs);

    private static List<Unit> Pick(Dictionary<string, Unit> units, List<string> folders) => [.. folders.Select(units.GetValueOrDefault).OfType<Unit>()];

    private async Task<IReadOnlyList<RenderedUnit>> RenderAsync(Side side, List<Unit> units, KustomizeProgram program, CancellationToken cancel)
    {
        var renderer = new Renderer(side.Workspace, program, request.UseCache ? cache : null, WrappersOf(side));
        return await new UnitRenderer(side.Workspace, renderer).RenderAllAsync(units, cancel);
    }

    // A temporary folder takes its wrappers with it.
    private static string WrappersOf(Side side) => side.IsTemporary ? Path.Combine(side.Workspace.Root, ".tandem", "wrappers") : Settings.StateFolder.Of(side.Workspace.Root, "wrappers");

    // A unit that renders no object has its finding too, and is compared all the same.
    private static bool IsBroken(RenderedUnit unit) => unit.Text is null;

    private static IEnumerable<RenderedUnit> Whole(IReadOnlyList<RenderedUnit> units, HashSet<string> broken) => units.Where(unit => !broken.Contains(unit.Unit.Folder));

    private static IEnumerable<ReviewFailure> FailuresOf(Side side, IReadOnlyList<RenderedUnit> units) => units.Where(IsBroken)
        .SelectMany(unit => Causes([.. unit.Findings.Where(finding => finding.Severity == Severity.Error)]), (unit, finding) => new ReviewFailure(side.Label, unit.Unit.Folder, finding));

    // What kustomize says is worth its line only where our own walk found nothing.
    private static List<Finding> Causes(List<Finding> errors) => errors.Exists(finding => !RenderFailure.Is(finding)) ? errors.FindAll(finding => !RenderFailure.Is(finding)) : errors;
}
