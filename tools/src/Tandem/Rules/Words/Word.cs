namespace Tandem.Rules.Words;

/// <summary>Words that a field may have.</summary>
/// <param name="What">What they are, in words.</param>
/// <param name="Known">The words.</param>
/// <param name="IsClosed">Whether there are no others; else only a slip of one is told from a word that is newer than this list.</param>
internal sealed record Word(string What, IReadOnlyList<string> Known, bool IsClosed);
