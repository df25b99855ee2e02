using Tandem.Reports;

namespace Tandem.Review.GitHub;

/// <summary>The one comment of a pull request that shows its diff, written anew with every push.</summary>
public static class PreviewComment
{
    // Invisible in the comment; by it the next run finds it.
    private const string Mark = "<!-- tandem diff -->";

    /// <summary>Puts a text on the pull request of a branch.</summary>
    /// <param name="api">GitHub.</param>
    /// <param name="owner">Who owns the branch's repository.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="commit">The commit that the text is about: where the branch has moved on, its own run will write.</param>
    /// <param name="text">The text. It comes from the branch, so it is anybody's, and GitHub shows it as what the bot wrote.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The pull request; null where there is none for that commit any more.</returns>
    public static async Task<int?> PutAsync(GitHubApi api, string owner, string branch, string commit, string text, CancellationToken cancel)
    {
        if (await api.FindPullAsync(owner, branch, commit, cancel) is not { } pull)
        {
            return null;
        }

        await api.PutCommentAsync(pull, await api.FindCommentAsync(pull, Mark, cancel), Body(text), cancel);
        return pull;
    }

    private static string Body(string text)
    {
        var room = MarkdownReport.Limit - Mark.Length - 1;
        return $"{Mark}\n{(text.Length > room ? text[..room] : text)}";
    }
}
