namespace Tandem.Topology.Svg;

/// <summary>Text that must fit into a box.</summary>
internal static class SvgText
{
    /// <summary>The text in at most two lines of <paramref name="width"/> letters, broken behind a mark where one is near; what does not fit ends in dots.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        if (text.Length <= width)
        {
            return [text];
        }

        var at = text.LastIndexOfAny(['-', '/', '.', ' ', '_'], width - 1);
        var end = at < width / 2 ? width : at + 1;
        return [text[..end], Cut(text[end..], width)];
    }

    /// <summary>The text in one line of <paramref name="width"/> letters.</summary>
    public static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";
}
