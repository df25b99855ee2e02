namespace Tandem.Reports;

/// <summary>Text of anybody's as it may go to a terminal, a log or XML: without the characters that would steer them.</summary>
internal static class PrintedText
{
    private const char Replacement = '\uFFFD';

    /// <summary>One line: a tab becomes a space, an end of line <c>\n</c>, any other control character a replacement character.</summary>
    public static string Line(string text) => IsPlain(text, keepsLines: false) ? text : string.Concat(Whole(text.ReplaceLineEndings("\n")).Select(One));

    /// <summary>The same, but its lines stay lines.</summary>
    public static string Lines(string text) => IsPlain(text, keepsLines: true) ? text
        : string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Line));

    private static bool IsPlain(string text, bool keepsLines) =>
        !text.Any(letter => (char.IsControl(letter) && !(keepsLines && letter == '\n')) || char.IsSurrogate(letter) || IsForbidden(letter));

    private static string One(char letter) => letter switch
    {
        '\t' => " ",
        '\n' => "\\n",
        _ => $"{(char.IsControl(letter) || IsForbidden(letter) ? Replacement : letter)}",
    };

    // XML has no way to write these, and a mark of direction lets a line read as something else.
    private static bool IsForbidden(char letter) => letter is '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Half a surrogate pair is no character.
    private static IEnumerable<char> Whole(string text) => text.EnumerateRunes().SelectMany(rune => rune.ToString());
}
