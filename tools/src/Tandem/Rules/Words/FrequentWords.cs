using Tandem.Manifests;

namespace Tandem.Rules.Words;

/// <summary>The words that many names hold, and what the hand makes of them: two letters change places, one is lost, or one comes too many.</summary>
internal sealed class FrequentWords
{
    // So many names hold a word that is meant elsewhere, too.
    private const int Often = 4;

    // Shorter words have too many neighbours that are words themselves.
    private const int ShortestSwap = 4;
    private const int ShortestLoss = 6;

    private readonly Dictionary<string, string> slips = new(StringComparer.Ordinal);
    private readonly HashSet<string> words;

    /// <summary>Those of a fleet's files.</summary>
    public FrequentWords(IReadOnlyDictionary<string, List<ScalarNode>> places)
    {
        words = [.. places.Where(word => word.Value.Count >= Often && word.Key.Length >= ShortestSwap).Select(word => word.Key)];
        foreach (var word in words.Order(StringComparer.Ordinal))
        {
            foreach (var slip in Swaps(word).Concat(Losses(word)))
            {
                slips.TryAdd(slip, word);
            }
        }
    }

    /// <summary>The frequent word that a word is a slip of; null where it is none.</summary>
    public string? MeantBy(string word) => slips.GetValueOrDefault(word) ?? Losses(word).FirstOrDefault(words.Contains);

    /// <summary>Every text that has two neighbours of this one the other way round.</summary>
    public static IEnumerable<string> Swaps(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != text[i + 1] && char.IsAsciiLetterOrDigit(text[i]) && char.IsAsciiLetterOrDigit(text[i + 1]))
            {
                yield return $"{text[..i]}{text[i + 1]}{text[i]}{text[(i + 2)..]}";
            }
        }
    }

    /// <summary>Where two neighbours of a text stand the other way round in another; -1 where they are not so alike.</summary>
    public static int SwapAt(string text, string other)
    {
        var at = text.AsSpan().CommonPrefixLength(other);
        return text.Length == other.Length && at + 1 < text.Length && text[at] == other[at + 1] && text[at + 1] == other[at]
            && char.IsAsciiLetterOrDigit(text[at]) && char.IsAsciiLetterOrDigit(text[at + 1]) && text.AsSpan(at + 2).SequenceEqual(other.AsSpan(at + 2)) ? at : -1;
    }

    // The first and the last letter make other words: regions and region, expose and exposed.
    private static IEnumerable<string> Losses(string word)
    {
        for (var i = 1; i + 1 < word.Length && word.Length >= ShortestLoss; i++)
        {
            yield return word.Remove(i, 1);
        }
    }
}
