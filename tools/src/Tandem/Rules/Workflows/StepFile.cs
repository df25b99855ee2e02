using Tandem.Findings;

namespace Tandem.Rules.Workflows;

/// <summary>A file that a step of a job names.</summary>
/// <param name="Path">Its path, the runner's folder for temporary files written in one way.</param>
/// <param name="Place">Where it is named.</param>
/// <param name="Use">What for.</param>
internal sealed record StepFile(string Path, Place Place, StepFileUse Use)
{
    /// <summary>Its folder.</summary>
    public string Folder => Path[..(Path.LastIndexOf('/') + 1)];

    /// <summary>What its name ends in, with the dot; empty where there is none.</summary>
    public string Extension => System.IO.Path.GetExtension(Path);

    /// <summary>Whether two are one file, or one is in the other.</summary>
    public bool Meets(StepFile other) => Path == other.Path || Path.StartsWith(other.Path + "/", StringComparison.Ordinal) || other.Path.StartsWith(Path + "/", StringComparison.Ordinal);
}
