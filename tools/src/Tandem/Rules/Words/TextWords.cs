namespace Tandem.Rules.Words;

/// <summary>The words that a text is made of.</summary>
internal static class TextWords
{
    /// <summary>Them, in small letters: what signs, digits and capitals part.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var ends = i == text.Length || !char.IsAsciiLetter(text[i]);
            if (ends || (i > start && char.IsAsciiLetterUpper(text[i]) && (char.IsAsciiLetterLower(text[i - 1]) || (i + 1 < text.Length && char.IsAsciiLetterLower(text[i + 1])))))
            {
                if (i > start)
                {
                    yield return text[start..i].ToLowerInvariant();
                }

                start = ends ? i + 1 : i;
            }
        }
    }
}
