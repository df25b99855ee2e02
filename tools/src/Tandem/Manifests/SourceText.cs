namespace Tandem.Manifests;

/// <summary>The text of one file, or of one rendering, under the name that findings show.</summary>
/// <param name="path">The path from the repository's root, with <c>/</c>; <c>&lt;stdin&gt;</c> for standard input.</param>
/// <param name="text">The whole text.</param>
public sealed class SourceText(string path, string text)
{
    private string[]? lines;

    /// <summary>The path that findings show.</summary>
    public string Path { get; } = path;

    /// <summary>The whole text.</summary>
    public string Text { get; } = text;

    /// <summary>Line <paramref name="number"/>, counted from 1, without its end; empty beyond the last.</summary>
    public string Line(int number)
    {
        lines ??= Text.ReplaceLineEndings("\n").Split('\n');
        return number >= 1 && number <= lines.Length ? lines[number - 1] : "";
    }
}
