using Tandem.Findings;

namespace Tandem.Settings;

/// <summary>A path that is not checked, and why.</summary>
/// <param name="Path">A file, a folder, or a pattern with <c>*</c> and <c>**</c>.</param>
/// <param name="Reason">Why it is not checked.</param>
/// <param name="Place">Where the settings say so.</param>
public sealed record Exemption(string Path, string Reason, Place Place)
{
    /// <summary>Whether it covers a file or a folder.</summary>
    public bool Covers(string path) => PathPattern.Matches(Path, path);
}
