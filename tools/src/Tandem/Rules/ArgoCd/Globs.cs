using System.Text.RegularExpressions;

namespace Tandem.Rules.ArgoCd;

/// <summary>Patterns as Argo CD takes them: <c>*</c>, <c>?</c>, and alternatives in braces.</summary>
internal static class Globs
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>Whether a text is what a pattern says.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="hasSteps">Whether <c>*</c> ends at a slash, as in paths and URLs.</param>
    public static bool Matches(string pattern, string text, bool hasSteps = false) =>
        pattern == text || (pattern.AsSpan().ContainsAny("*?{") && Regex.IsMatch(text, $@"\A{Expression(pattern, hasSteps ? "[^/]*" : ".*")}\z", RegexOptions.CultureInvariant, Timeout));

    private static string Expression(string pattern, string any) => Regex.Escape(pattern)
        .Replace(@"\*\*", ".*", StringComparison.Ordinal)
        .Replace(@"\*", any, StringComparison.Ordinal)
        .Replace(".[^/]*", ".*", StringComparison.Ordinal)
        .Replace(@"\?", ".", StringComparison.Ordinal)
        .Replace(@"\{", "(", StringComparison.Ordinal).Replace("}", ")", StringComparison.Ordinal).Replace(",", "|", StringComparison.Ordinal);
}
