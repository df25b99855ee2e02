using Tandem.Findings;
using Tandem.Rules;

namespace Tandem.Manifests;

/// <summary>Says what is wrong with text that is not YAML, at the place where a person made the mistake, not where a parser gave up.</summary>
internal static class YamlMistake
{
    private const string ConflictMark = "<<<<<<<";

    /// <summary>The finding for what a parser said of a place.</summary>
    public static Finding From(SourceText source, int line, int column, string message)
    {
        var lines = source.Text.ReplaceLineEndings("\n").Split('\n');
        var at = Math.Clamp(line, 1, lines.Length);
        return Conflict(source, lines) ?? Tab(source, lines, at, message) ?? Unclosed(source, lines, at) ?? Other(source, lines, (at, Math.Max(1, column)), message);
    }

    private static Finding? Conflict(SourceText source, string[] lines)
    {
        var line = Array.FindIndex(lines, text => text.StartsWith(ConflictMark, StringComparison.Ordinal));
        return line < 0 ? null : At(source, line + 1, 1, "a merge conflict was left in it.", "Choose one of the two sides, and delete the three marks.");
    }

    // A parser may stumble over a tab on the line before or after it, or name none at all.
    private static Finding? Tab(SourceText source, string[] lines, int line, string message)
    {
        var numbers = message.Contains("tab", StringComparison.Ordinal) ? Enumerable.Range(1, lines.Length) : new[] { line, line - 1, line + 1 };
        foreach (var number in numbers.Where(number => number >= 1 && number <= lines.Length))
        {
            var text = lines[number - 1];
            var tab = text.AsSpan(0, text.Length - text.TrimStart().Length).IndexOf('\t');
            if (tab >= 0)
            {
                return At(source, number, tab + 1, "a line is indented with a tab.", "Indent it with spaces alone.");
            }
        }

        return null;
    }

    // A bracket that is never closed is noticed lines later, where something stands that no list or mapping may hold.
    private static Finding? Unclosed(SourceText source, string[] lines, int line)
    {
        var open = new Stack<(int Line, int Column, char Bracket)>();
        for (var number = 1; number <= line; number++)
        {
            Brackets.Read(lines[number - 1], number, open);
        }

        return open.Count > 0 && open.Peek().Line < line
            ? At(source, open.Peek().Line, open.Peek().Column, $"the {open.Peek().Bracket} that opens here is not closed.", null)
            : null;
    }

    private static Finding Other(SourceText source, string[] lines, (int Line, int Column) at, string message)
    {
        // A key in the wrong place is named by its colon; what a person moves is the key, or the line above that lost its colon.
        var before = lines[at.Line - 1][..Math.Min(at.Column - 1, lines[at.Line - 1].Length)];
        var isKey = !before.Contains(": ", StringComparison.Ordinal) && (message.Contains("apping values", StringComparison.Ordinal) || message.Contains("invalid mapping", StringComparison.Ordinal));
        var line = isKey && message.Contains("multiline", StringComparison.Ordinal) ? Math.Max(1, at.Line - 1) : at.Line;
        var text = lines[line - 1];
        var column = isKey ? text.Length - text.TrimStart().Length + 1 : at.Column;
        var plain = message.TrimEnd('.');
        return At(source, line, column, $"{char.ToLowerInvariant(plain[0])}{plain[1..]}.",
            isKey ? "Check the colon and the indentation of this line and its neighbours." : null);
    }

    private static Finding At(SourceText source, int line, int column, string message, string? hint) =>
        Finding.At(ObjectRules.MalformedYaml, new Place(source.Path, line, column), $"The file is not YAML: {message}", hint);
}
