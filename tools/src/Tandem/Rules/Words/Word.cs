namespace Tandem.Rules.Words;

/// <summary>Words that a field may have.</summary>
/// <param name="What">What they are, in words.</param>
/// <param name="Known">The words.</param>
/// <param name="IsClosed">Whether there are no others; else only a slip of one is told from a word that is newer than this list.</param>
internal sealed record Word(string What, IReadOnlyList<string> Known, bool IsClosed)
{
    /// <summary>Whether its reader takes small letters for capitals.</summary>
    public bool IsOfAnyCase { get; init; }

    /// <summary>Whether a text is one of them.</summary>
    public bool Has(string text) => Known.Contains(text, IsOfAnyCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
}
