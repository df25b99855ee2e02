using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace Tandem.Settings;

/// <summary>Patterns over paths: <c>*</c> is any text within a step, <c>**</c> any steps; a folder covers all it holds.</summary>
internal static class PathPattern
{
    private const string AllBelow = "/**";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public static bool Matches(string pattern, string path)
    {
        var trimmed = pattern.TrimEnd('/');
        var (steps, isBelow) = trimmed.EndsWith(AllBelow, StringComparison.Ordinal) ? (trimmed[..^AllBelow.Length], true) : (trimmed, false);
        return steps.Contains("**", StringComparison.Ordinal) ? MatchesAnySteps(trimmed, path) : MatchesSteps(steps.Split('/'), path.Split('/'), isBelow ? 1 : 0);
    }

    // An expression of its own takes longer to compile than a whole run takes to check with this.
    private static bool MatchesSteps(string[] pattern, string[] path, int leastBelow)
    {
        var matches = pattern.Length + leastBelow <= path.Length;
        for (var i = 0; i < pattern.Length && matches; i++)
        {
            matches = FileSystemName.MatchesSimpleExpression(pattern[i].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal), path[i], ignoreCase: false);
        }

        return matches;
    }

    private static bool MatchesAnySteps(string pattern, string path) => Regex.IsMatch(path, $@"\A{Expression(pattern)}(/.*)?\z", RegexOptions.CultureInvariant, Timeout);

    /// <summary>A pattern as an expression, which does not take in what lies below a folder.</summary>
    public static string Expression(string pattern) => Regex.Escape(pattern)
        .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
        .Replace(@"\*\*", ".*", StringComparison.Ordinal)
        .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
}
