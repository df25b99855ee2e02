namespace Tandem.Rules.Words;

/// <summary>The rules over words that only a reader far away gives a meaning: a program, a controller, the authoriser.</summary>
internal static class WordCatalog
{
    /// <summary>Them, by id.</summary>
    public static IReadOnlyList<Rule> Checks { get; } =
    [
        new MisspeltKey(),
        new MisspeltWord(),
        new BorrowedName(),
        new BorrowedLabel(),
        new OddSecond(),
        new BorrowedPortName(),
        new UnknownRight(),
        new UnreadSetting(),
        new UnknownWord(),
        new PathBesideMount(),
        new UnusedVolume(),
        new BrokenCommand(),
        new UnknownExitCode(),
        new MiscountedWait(),
        new ContraryWait(),
        new HeaderAsText(),
    ];
}
