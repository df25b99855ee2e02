namespace Tandem.Findings;

/// <summary>An error stops the merge, a warning is shown.</summary>
public enum Severity
{
    /// <summary>Shown, and does not stop the merge.</summary>
    Warning,

    /// <summary>Stops the merge.</summary>
    Error,
}
