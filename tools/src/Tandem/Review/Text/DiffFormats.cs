using Tandem.Reports;

namespace Tandem.Review.Text;

/// <summary>The formats of a review, by the name that <c>--report</c> takes.</summary>
public static class DiffFormats
{
    private static readonly (string Name, Func<ReviewResult, Ink, string> Text)[] All =
    [
        ("console", DiffConsole.Text),
        ("markdown", (result, _) => DiffMarkdown.Text(result)),
        ("json", (result, _) => DiffJson.Text(result)),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>A review in one format.</summary>
    /// <param name="format">One of <see cref="Names"/>.</param>
    /// <param name="result">The review.</param>
    /// <param name="ink">Colours, for the format that has some.</param>
    public static string Text(string format, ReviewResult result, Ink ink) => All.First(known => known.Name == format).Text(result, ink);
}
