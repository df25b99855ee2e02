using Tandem.Findings;
using Tandem.Rules;
using Tandem.Rules.Words;

namespace Tandem.Validation.Causes;

/// <summary>A misspelt word, or a name of another, is told by itself only where nobody else stumbles over it.</summary>
internal static class SpellingCauses
{
    /// <summary>The rules that compare names and know no meaning.</summary>
    public static IReadOnlyList<RuleInfo> Guesses { get; } = [new MisspeltWord().Info, new BorrowedName().Info, new BorrowedLabel().Info, new OddSecond().Info, new BorrowedPortName().Info];

    /// <summary>Whether a finding tells what a misspelt word does: at its line, on its way, or by its name.</summary>
    public static bool Explain(Finding cause, Finding finding) => Guesses.Contains(finding.Rule) && (IsAt(cause, finding.Blame.Place) || Speaks(cause, finding.Message.Split(' ')[0]));

    private static bool IsAt(Finding cause, Place word) =>
        cause.Related.Select(related => related.Place).Append(cause.Blame.Place).Any(place => place.File == word.File && place.Line == word.Line)
        || cause.Blame.Chain.Any(link => link.File == word.File && link.Line == word.Line);

    private static bool Speaks(Finding cause, string name) =>
        Texts(cause).Any(text => text is not null && WholeWords.IndexOf(text, name, 0, StringComparison.Ordinal) >= 0);

    private static IEnumerable<string?> Texts(Finding cause) =>
        [cause.Message, cause.Hint, .. cause.Misses, .. cause.Involves, .. cause.Objects.SelectMany(one => new[] { one.Name, one.Field }), .. cause.Related.Select(related => related.Message)];
}
