using System.Text.RegularExpressions;

namespace Tandem.Rules.Words;

/// <summary>A script that a container runs, and the variables that it reads.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Text">Its text.</param>
internal sealed partial record Script(string Name, string Text)
{
    /// <summary>Variables that it cannot do without.</summary>
    public IReadOnlyList<string> Needs { get; } = IsPython(Name) ? Names(PythonNeed(), Text) : [.. Names(ShellNeed(), Text).Except(Names(ShellSet(), Text), StringComparer.Ordinal)];

    /// <summary>Every word in it that may be a variable's name.</summary>
    public IReadOnlyList<string> Reads { get; } = Names(IsPython(Name) ? PythonWord() : ShellWord(), Text);

    /// <summary>The long flags that it has.</summary>
    public IReadOnlyList<string> Flags { get; } = Names(LongFlag(), Text);

    private static bool IsPython(string name) => name.EndsWith(".py", StringComparison.Ordinal);

    private static IReadOnlyList<string> Names(Regex pattern, string text) =>
        [.. pattern.Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<name>--[a-z][a-z0-9-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongFlag();

    [GeneratedRegex("""environ\[["'](?<name>[A-Z][A-Z0-9_]*)["']\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonNeed();

    // A name may go through a function of the script's own.
    [GeneratedRegex("""["'](?<name>[A-Z][A-Z0-9_]{2,})["']""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonWord();

    [GeneratedRegex(@"\$(\{(?<name>[A-Z][A-Z0-9_]+)(:?\?[^}]*)?\}|(?<name>[A-Z][A-Z0-9_]+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellNeed();

    [GeneratedRegex(@"\b(?<name>[A-Z][A-Z0-9_]+)(=|\s+in\s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellSet();

    [GeneratedRegex(@"\$\{?(?<name>[A-Z][A-Z0-9_]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellWord();
}
