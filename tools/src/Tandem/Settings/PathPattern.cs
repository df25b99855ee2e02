using System.Text.RegularExpressions;

namespace Tandem.Settings;

/// <summary>Patterns over paths: <c>*</c> is any text within a step, <c>**</c> any steps; a folder covers all it holds.</summary>
internal static class PathPattern
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public static bool Matches(string pattern, string path)
    {
        var trimmed = pattern.TrimEnd('/');
        var regex = Regex.Escape(trimmed)
            .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return Regex.IsMatch(path, $@"\A{regex}(/.*)?\z", RegexOptions.CultureInvariant, Timeout);
    }
}
