namespace Tandem.Rules.Fleet;

/// <summary>A setting of a cluster that manifests may need.</summary>
/// <param name="Path">The attribute.</param>
/// <param name="IsNeeded">Whether they do.</param>
/// <param name="Need">What they do with it, and what is wrong.</param>
/// <param name="Hint">How to turn it on.</param>
internal sealed record ClusterFeature(string[] Path, bool IsNeeded, string Need, string Hint)
{
    /// <summary>Whether it is on.</summary>
    public required bool IsOn { get; init; }

    /// <summary>Whether Autopilot has it on for good.</summary>
    public bool IsAlwaysOnAutopilot { get; init; } = true;

    /// <summary>The finding's message.</summary>
    public string Message => "The manifests " + Need;
}
