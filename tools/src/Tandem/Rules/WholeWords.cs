namespace Tandem.Rules;

/// <summary>Words in names: europe-west4 is one in gemma-europe-west4 and none in europe-west45.</summary>
internal static class WholeWords
{
    /// <summary>Where a word begins, at <paramref name="start"/> or later; -1 where it does not stand by itself.</summary>
    public static int IndexOf(string text, string word, int start, StringComparison comparison)
    {
        for (var at = text.IndexOf(word, start, comparison); at >= 0; at = text.IndexOf(word, at + 1, comparison))
        {
            if (!IsPart(text, at - 1) && !IsPart(text, at + word.Length))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);
}
