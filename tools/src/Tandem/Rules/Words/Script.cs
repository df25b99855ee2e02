using System.Text.RegularExpressions;

namespace Tandem.Rules.Words;

/// <summary>A script that a container runs, and the variables that it reads.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Text">Its text.</param>
internal sealed partial record Script(string Name, string Text)
{
    /// <summary>The entry of the ConfigMap that holds it.</summary>
    public required ObjectField File { get; init; }

    /// <summary>Variables that it cannot do without.</summary>
    public IReadOnlyList<string> Needs { get; } = IsPython(Name) ? [.. Names(PythonNeed(), Text).Concat(ByFunction(Text)).Distinct(StringComparer.Ordinal)] : [.. Names(ShellNeed(), Text).Except(Names(ShellSet(), Text), StringComparer.Ordinal)];

    /// <summary>Every word in it that may be a variable's name.</summary>
    public IReadOnlyList<string> Reads { get; } = Names(IsPython(Name) ? PythonWord() : ShellWord(), Text);

    /// <summary>The long flags that it has.</summary>
    public IReadOnlyList<string> Flags { get; } = Names(LongFlag(), Text);

    /// <summary>The long flags whose value is read as a number.</summary>
    public IReadOnlyList<string> NumberFlags { get; } = IsPython(Name) ? Names(NumberFlag(), Text) : [];

    // A function of its own that reads a variable, and raises or exits where there is none.
    private static IEnumerable<string> ByFunction(string text) =>
        from function in PythonFunction().Matches(text)
        let parameter = function.Groups["parameter"].Value
        let body = function.Groups["body"].Value
        where body.Contains($"environ[{parameter}]", StringComparison.Ordinal)
            || ((body.Contains($"environ.get({parameter}", StringComparison.Ordinal) || body.Contains($"getenv({parameter}", StringComparison.Ordinal)) && PythonEnd().IsMatch(body))
        from call in PythonCall().Matches(text)
        where call.Groups["function"].Value == function.Groups["name"].Value
        select call.Groups["name"].Value;

    /// <summary>Where it reads a variable; below zero where it does not.</summary>
    public int IndexOf(string variable) => ((string[])[$"\"{variable}\"", $"'{variable}'", $"${variable}", $"${{{variable}"]).Max(word => Text.IndexOf(word, StringComparison.Ordinal));

    private static bool IsPython(string name) => name.EndsWith(".py", StringComparison.Ordinal);

    private static IReadOnlyList<string> Names(Regex pattern, string text) =>
        [.. pattern.Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<name>--[a-z][a-z0-9-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongFlag();

    [GeneratedRegex("""add_argument\(\s*["'](?<name>--[a-z][a-z0-9-]+)["'][^)]*\btype\s*=\s*(float|int)\b""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberFlag();

    [GeneratedRegex("""environ\[["'](?<name>[A-Z][A-Z0-9_]*)["']\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonNeed();

    [GeneratedRegex(@"^def (?<name>\w+)\((?<parameter>\w+)[^)\n]*\)[^\n]*:\n(?<body>([ \t]+[^\n]*\n|\n)+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonFunction();

    [GeneratedRegex(@"\braise\b|\bexit\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonEnd();

    [GeneratedRegex("""\b(?<function>\w+)\(["'](?<name>[A-Z][A-Z0-9_]{2,})["']\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonCall();

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
