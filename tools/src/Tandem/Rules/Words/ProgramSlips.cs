namespace Tandem.Rules.Words;

/// <summary>First words of a command line that no interpreter, or not the right one, stands before.</summary>
internal static class ProgramSlips
{
    private static readonly string[] Shells = ["sh", "bash", "dash", "ash", "zsh", "ksh", "busybox"];

    /// <summary>What is wrong with the program or the word after it; null where nothing is, or nobody knows.</summary>
    public static Flaw? First(IReadOnlyList<ObjectField> words)
    {
        var (program, next) = (words[0].Text ?? "", words.Count > 1 ? words[1].Text ?? "" : "");
        var bare = program[(program.LastIndexOf('/') + 1)..];
        return program.StartsWith('-') ? words[0].Flaw($"The command begins with {program}: a flag is no program.", "Name the program first.")
            : next.Length > 0 && next == program ? Doubled(words, bare)
            : next == "-m" && words.Count > 2 && IsModule(words[2].Text) && !IsPython(bare) ? words[0].Flaw($"{program} takes no module: -m is for python3.", "Write python3 -m.")
            : IsPython(bare) ? OfPython(words, next)
            : bare == program && Ending(next) is { } wanted && !wanted.Contains(bare, StringComparer.Ordinal) && !Shells.Contains(bare, StringComparer.Ordinal)
                ? words[0].Flaw($"{program} is no program that runs {next}.", $"Did you mean {wanted[0]}?") : null;
    }

    private static Flaw Doubled(IReadOnlyList<ObjectField> words, string bare) => IsPython(bare) || Shells.Contains(bare, StringComparer.Ordinal)
        ? words[1].Flaw($"{words[1].Text} stands twice: what it is to run is missing.", "Name the script.")
        : words[0].Flaw($"{words[0].Text} stands twice: what is to run it is missing.", Ending(words[0].Text!) is { } wanted ? $"Did you mean {wanted[0]}?" : null);

    private static Flaw? OfPython(IReadOnlyList<ObjectField> words, string next) =>
        next == "-m" && (words.Count < 3 || words[2].Text?.StartsWith('-') == true) ? words[^1].Flaw("No module stands after -m.", "Name the module.")
        : next.StartsWith("-m", StringComparison.Ordinal) && next.Length > 2 && words.Count > 2 && IsModule(words[2].Text) ? words[1].Flaw($"{next} runs the module {next[2..]}, not {words[2].Text}.", "Write -m.") : null;

    // A file in the working directory may be written without a path; an image may have its own program for it.
    private static string[]? Ending(string word) => !word.StartsWith('/') ? null
        : word.EndsWith(".py", StringComparison.Ordinal) ? ["python3", "python", "pypy3", "uv"]
        : word.EndsWith(".sh", StringComparison.Ordinal) ? ["sh", .. Shells] : null;

    private static bool IsModule(string? word) => word?.Contains('.') == true && !word.Contains('/') && !word.StartsWith('-');

    // Of these there are: python, python2, python3, python3.12.
    private static bool IsPython(string program) => program is "python" or "pypy3" || program.StartsWith("python2", StringComparison.Ordinal) || program.StartsWith("python3", StringComparison.Ordinal);
}
