using DiffPlex.Renderer;

namespace Tandem.Editing;

/// <summary>Edits as a unified diff, the way git shows them.</summary>
public static class UnifiedDiff
{
    private const string Nothing = "/dev/null";

    /// <summary>The lines of the diff of one file.</summary>
    public static IReadOnlyList<string> Of(FileEdit edit)
    {
        var text = UnidiffRenderer.GenerateUnidiff(Trimmed(edit.Before), Trimmed(edit.After),
            edit.Before is null ? Nothing : $"a/{edit.Path}", edit.After is null ? Nothing : $"b/{edit.Path}", contextLines: 2);
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return [.. lines.Where(line => !(edit.Before is null && line == "-") && !(edit.After is null && line == "+"))];
    }

    // The renderer takes the end of the last line for a line of its own.
    private static string Trimmed(string? text) => text?.EndsWith('\n') == true ? text[..^1] : text ?? "";
}
