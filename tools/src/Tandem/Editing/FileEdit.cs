namespace Tandem.Editing;

/// <summary>What becomes of one file.</summary>
/// <param name="Path">The path from the repository's root, with <c>/</c>.</param>
/// <param name="Before">The whole text as it is; null where there is no such file.</param>
/// <param name="After">The whole text as it will be; null where the file goes.</param>
public sealed record FileEdit(string Path, string? Before, string? After)
{
    /// <summary>The edit that takes this one back.</summary>
    public FileEdit Reversed => new(Path, After, Before);
}
