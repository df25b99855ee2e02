namespace Tandem.Rules.Words;

/// <summary>Ways of the hand to write another word than was meant: two letters change places, one is lost, one comes twice or too many.</summary>
internal static class WordSlip
{
    // Shorter words have too many neighbours that are words themselves.
    private const int ShortestSwap = 4;
    private const int ShortestLoss = 6;

    /// <summary>The one of <paramref name="known"/> that a word is a slip of; null where it is none.</summary>
    public static string? Of(string word, Func<string, bool> known) =>
        word.Length < ShortestSwap ? null : Swaps(word).Concat(word.Length < ShortestLoss ? [] : Shorter(word).Concat(Longer(word))).FirstOrDefault(known);

    /// <summary>Every text that has two neighbours of this one the other way round.</summary>
    public static IEnumerable<string> Swaps(string text) =>
        Enumerable.Range(0, text.Length - 1).Where(i => text[i] != text[i + 1] && char.IsAsciiLetterOrDigit(text[i]) && char.IsAsciiLetterOrDigit(text[i + 1]))
            .Select(i => $"{text[..i]}{text[i + 1]}{text[i]}{text[(i + 2)..]}");

    /// <summary>Every number that has another digit than this one in one place.</summary>
    public static IEnumerable<string> Miscounts(string number) =>
        Enumerable.Range(0, number.Length).SelectMany(i => "0123456789".Where(digit => digit != number[i]).Select(digit => $"{number[..i]}{digit}{number[(i + 1)..]}"));

    // The first and the last letter make other words: regions and region, expose and exposed.
    private static IEnumerable<string> Shorter(string word) => Enumerable.Range(1, word.Length - 2).Select(i => word.Remove(i, 1));

    private static IEnumerable<string> Longer(string word) =>
        Enumerable.Range(1, word.Length - 1).SelectMany(i => Enumerable.Range('a', 'z' - 'a' + 1).Select(letter => word.Insert(i, ((char)letter).ToString())));
}
