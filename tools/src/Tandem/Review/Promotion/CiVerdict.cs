using Tandem.Review.Git;
using Tandem.Review.GitHub;

namespace Tandem.Review.Promotion;

/// <summary>Why a commit may not travel yet: its workflow did not pass on the branch that it was pushed to.</summary>
/// <param name="Message">What is missing.</param>
/// <param name="Hint">What to do.</param>
public sealed record CiVerdict(string Message, string Hint)
{
    private const string Passed = "success";

    /// <summary>Judges a commit by the runs of a workflow, the newest first; null where it passed.</summary>
    /// <remarks>A pull request's run says what would be after a merge, and of a commit that may never be merged: only a push counts.</remarks>
    public static CiVerdict? Of(string workflow, GitCommit commit, IReadOnlyList<WorkflowRun> runs)
    {
        var pushed = runs.FirstOrDefault(run => run.Event == "push");
        return pushed switch
        {
            { Conclusion: Passed } => null,
            { Conclusion: null } => new CiVerdict($"{workflow} has not ended for {commit}: {pushed.Url}", "Wait for it, and run this again."),
            not null => new CiVerdict($"{workflow} did not pass for {commit}, it ended with {pushed.Conclusion}: {pushed.Url}", "Promote a commit that passed, or run it again where it was not the commit's fault."),
            null when runs.Count > 0 => new CiVerdict($"{workflow} ran for {commit} in a pull request alone.", "Merge it, and promote what the merge made."),
            null => new CiVerdict($"{workflow} never ran for {commit}.", "Promote a commit that was pushed to main; of several that were pushed at once it runs for the last. --ci names another workflow, none asks for no one."),
        };
    }
}
