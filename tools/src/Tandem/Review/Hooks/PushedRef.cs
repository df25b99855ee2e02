namespace Tandem.Review.Hooks;

/// <summary>One line that git writes to a pre-push hook: https://git-scm.com/docs/githooks#_pre_push.</summary>
/// <param name="Name">The local name that is pushed.</param>
/// <param name="Id">The commit.</param>
public sealed record PushedRef(string Name, string Id)
{
    /// <summary>Reads what git wrote; what is deleted at the remote is left out.</summary>
    public static IReadOnlyList<PushedRef> Read(string input) =>
    [
        .. input.Split('\n').Select(line => line.Trim().Split(' ')).Where(words => words.Length == 4 && words[1].Any(digit => digit != '0'))
            .Select(words => new PushedRef(words[0], words[1])).DistinctBy(pushed => pushed.Id),
    ];
}
