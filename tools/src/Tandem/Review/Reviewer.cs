using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Programs;
using Tandem.Review.Comparing;
using Tandem.Review.Cost;
using Tandem.Review.Git;
using Tandem.Review.Ground;
using Tandem.Review.Order;
using Tandem.Review.Snapshots;

namespace Tandem.Review;

/// <summary>Compares what two commits, or a commit and the working tree, render and plan. It writes nothing into the repository.</summary>
public sealed class Reviewer
{
    private readonly ReviewRequest request;
    private readonly CacheFolder cache = CacheFolder.FromEnvironment();

    private Reviewer(ReviewRequest request) => this.request = request;

    /// <summary>Reviews.</summary>
    /// <exception cref="ReviewException">A commit does not exist, or there is no repository.</exception>
    /// <exception cref="Settings.SettingsException">The request names a cluster that neither side has.</exception>
    /// <exception cref="ProgramException">git or the program that renders cannot be used.</exception>
    public static Task<ReviewResult> RunAsync(ReviewRequest request, CancellationToken cancel) => new Reviewer(request).RunAsync(cancel);

    private async Task<ReviewResult> RunAsync(CancellationToken cancel)
    {
        var repository = await GitRepository.OpenAsync(request.Root, cancel);
        var start = await repository.ResolveAsync(request.Base, cancel);
        var end = request.Head is null ? null : await repository.ResolveAsync(request.Head, cancel);
        if (request.FromMergeBase)
        {
            start = await repository.MergeBaseAsync(start, end ?? await repository.ResolveAsync("HEAD", cancel), cancel);
        }

        var uncommitted = repository.UncommittedAsync(cancel);
        using var baseFiles = ArchivedTree.Create();
        using var headFiles = ArchivedTree.Create();
        var after = end is null ? Task.Run(() => Side.Of("the working tree", request.Root), cancel) : CommitFiles.UnpackAsync(repository, end, headFiles, cancel);
        var before = await CommitFiles.UnpackAsync(repository, start, baseFiles, cancel);
        var words = UncommittedText.Of(request.Head, await uncommitted);
        return await CompareAsync(before, await after, cancel) with { Uncommitted = words };
    }

    private async Task<ReviewResult> CompareAsync(Side before, Side after, CancellationToken cancel)
    {
        var plans = Task.Run(() => new GroundPlanner(request, cache).PlanAsync(before, after, cancel), cancel);
        var names = Choose(before, after);
        var renderings = await new PairRenderer(request, cache).RenderAsync(before, after, names, cancel);
        var ground = await plans;
        var regions = before.Clusters.Concat(after.Clusters).Select(cluster => cluster.Name).ToHashSet(StringComparer.Ordinal);
        var isWhole = ground.Failures.Count == 0;
        var result = new ReviewResult(before.Label, after.Label, names, renderings.Units)
        {
            SameUnits = renderings.Same,
            IsOfSomeClusters = request.Clusters.Count > 0,
            ClusterChanges = ClusterTallies.Of(before, after, renderings, names),
            Objects = Objects(before, after, renderings),
            Ground = request.Providers is null || !isWhole ? [] : [.. new GroundComparer(request.Providers, regions).Compare(ground.Before, ground.After).Where(change => change.Clusters.Count == 0 || change.Clusters.Any(names.Contains))],
            Facts = [.. FactComparer.Between(before.Facts, after.Facts).Where(change => change.IsShared || names.Contains(change.Region))],
            Failures = [.. before.Failures.Select(finding => new ReviewFailure(before.Label, finding.Blame.Place.File, finding)), .. after.Failures.Select(finding => new ReviewFailure(after.Label, finding.Blame.Place.File, finding)), .. renderings.Failures, .. ground.Failures],
            NodeHours = ground.Skipped is null && isWhole ? NodeCounter.Between(ground.Before, ground.After, request.Prices).Of(request.Clusters) : null,
            GroundSkipped = ground.Skipped ?? (isWhole ? null : "it could not be planned"),
        };
        return result with { Order = new OrderPlanner(result, before.Facts, after.Facts).Steps() };
    }

    private List<string> Choose(Side before, Side after)
    {
        var known = before.Clusters.Concat(after.Clusters).DistinctBy(cluster => cluster.Name).OrderBy(cluster => cluster.Name, StringComparer.Ordinal).ToList();
        return [.. ClusterFinder.Choose(known, request.Clusters).Select(cluster => cluster.Name)];
    }

    // The objects of a cluster that one side alone has are counted, not listed.
    private static IReadOnlyList<ObjectChange> Objects(Side before, Side after, PairRenderings renderings)
    {
        var shared = before.Clusters.Select(cluster => cluster.Name).Intersect(after.Clusters.Select(cluster => cluster.Name), StringComparer.Ordinal);
        var comparer = new ObjectComparer(before.Workspace, after.Workspace);
        var changes = shared.SelectMany(cluster => ObjectPairs.Of(renderings.BeforeOf(cluster), renderings.AfterOf(cluster)).Select(pair => comparer.Compare(cluster, pair)).OfType<ObjectChange>());
        return Moves.Join(Folding.Fold(changes));
    }
}
