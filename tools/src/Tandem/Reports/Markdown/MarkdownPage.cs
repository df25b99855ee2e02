using System.Globalization;
using System.Text;

namespace Tandem.Reports.Markdown;

/// <summary>A page that may not grow beyond a limit. Each piece is whole by itself: none opens what another closes.</summary>
/// <param name="limit">The most characters.</param>
/// <param name="whole">Where the whole is to be had, as a sentence.</param>
internal sealed class MarkdownPage(int limit, string whole = "`./tandem validate` shows everything.")
{
    // For the words that say what is missing.
    private const int Reserve = 600;
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, int> missing = new(StringComparer.Ordinal);

    /// <summary>Adds a piece; one that does not fit is counted under its name.</summary>
    /// <returns>Whether it was added.</returns>
    public bool Add(string piece, string name = "")
    {
        if (text.Length + piece.Length + 1 > limit - Reserve)
        {
            missing[name] = missing.GetValueOrDefault(name) + 1;
            return false;
        }

        text.Append(piece).Append('\n');
        return true;
    }

    /// <summary>The page, with what is missing from it.</summary>
    public string Text()
    {
        var names = missing.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key is "finding" or "change" ? SummaryText.Count(pair.Value, pair.Key) : pair.Key).ToList();
        return names.Count == 0 ? text.ToString()
            : text + $"\n**Cut off:** GitHub takes {MarkdownReport.Limit.ToString("N0", CultureInfo.InvariantCulture)} characters in a comment, so {string.Join(", ", names)} did not fit. {whole}\n";
    }
}
