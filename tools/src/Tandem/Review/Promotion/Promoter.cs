using Tandem.Review.Git;

namespace Tandem.Review.Promotion;

/// <summary>Moves the regions' branches to a commit, one after the other: the next only once the one before is healthy.</summary>
/// <param name="repository">The clone that knows the commit.</param>
/// <param name="remote">Where the branches are.</param>
/// <param name="health">How a region stands to a commit.</param>
/// <param name="clock">The time.</param>
public sealed class Promoter(GitRepository repository, GitRemote remote, Func<string, GitCommit, CancellationToken, Task<RegionHealth>> health, TimeProvider clock)
{
    /// <summary>How long a region may take to become healthy: a model server takes half an hour to start.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(90);

    /// <summary>How often it is asked.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What is to be done, in order. Nothing is changed.</summary>
    /// <exception cref="ReviewException">The remote does not answer.</exception>
    public async Task<IReadOnlyList<RegionStep>> PlanAsync(IReadOnlyList<string> regions, GitCommit commit, CancellationToken cancel)
    {
        var steps = new List<RegionStep>();
        foreach (var region in regions)
        {
            var before = await remote.FindAsync(RegionStep.BranchOf(region), cancel);
            var state = before is null ? RegionState.New
                : before == commit.Id ? RegionState.Arrived
                : await repository.IsAncestorAsync(before, commit.Id, cancel) ? RegionState.Behind
                : RegionState.Apart;
            steps.Add(new RegionStep(region, before, state));
        }

        return steps;
    }

    /// <summary>Does it. A region that is there already must be healthy too before the next is touched.</summary>
    /// <exception cref="ReviewException">The remote refuses a push.</exception>
    public async Task<PromotionOutcome> RunAsync(IReadOnlyList<RegionStep> steps, GitCommit commit, Action<string> tell, CancellationToken cancel)
    {
        if (steps.FirstOrDefault(step => step.State == RegionState.Apart) is { } apart)
        {
            return new PromotionOutcome(false, $"{apart.Branch} holds commits that {commit} does not come from; nothing was moved.");
        }

        foreach (var step in steps)
        {
            if (step.State != RegionState.Arrived)
            {
                await remote.PushAsync(commit.Id, step.Branch, cancel);
                tell($"{step.Branch} is at {commit.Short}");
            }

            if (await WaitAsync(step.Region, commit, tell, cancel) is { } failure)
            {
                return new PromotionOutcome(false, failure);
            }
        }

        return new PromotionOutcome(true, $"Every region has {commit}.");
    }

    private async Task<string?> WaitAsync(string region, GitCommit commit, Action<string> tell, CancellationToken cancel)
    {
        var end = clock.GetUtcNow() + Patience;
        using var timer = new PeriodicTimer(Interval, clock);
        RegionHealth seen;
        do
        {
            seen = await health(region, commit, cancel);
            if (seen.Failed.Count > 0)
            {
                return $"{region} is not healthy with {commit}, says {string.Join(", ", seen.Failed)}: the regions behind it were not touched. Mend it on main, or push the earlier commit's revert.";
            }

            if (seen.IsHealthy)
            {
                tell($"{region} is healthy");
                return null;
            }
        }
        while (clock.GetUtcNow() < end && await timer.WaitForNextTickAsync(cancel));
        return $"{region} did not become healthy with {commit} within {Patience.TotalMinutes:0} minutes: the regions behind it were not touched. Missing is success of {string.Join(", ", seen.Waiting)}.";
    }
}
