using Tandem.Findings;

namespace Tandem.Rules;

/// <summary>00xx: what the tool could not check, and what no check covers.</summary>
public static class ToolRules
{
    /// <summary>A file that cannot be read as text.</summary>
    public static RuleInfo UnreadableInput { get; } =
        new("TND0001", "unreadable-input", Severity.Error, Layers.Facts, "An input cannot be read.") { MeansUnchecked = true };

    /// <summary>An object of a kind that has no schema.</summary>
    public static RuleInfo UnknownKind { get; } =
        new("TND0002", "unknown-kind", Severity.Error, Layers.Schemas, "An object's kind has no schema.");

    /// <summary>An outside program that is missing, too old or does not answer.</summary>
    public static RuleInfo UnusableProgram { get; } =
        new("TND0003", "unusable-program", Severity.Error, Layers.Kustomize, "A program that a check needs cannot be used.") { MeansUnchecked = true };

    /// <summary>A repository without a cluster, or a unit without an object.</summary>
    public static RuleInfo NothingToCheck { get; } =
        new("TND0004", "nothing-to-check", Severity.Error, Layers.Kustomize, "There is nothing to check where something was expected.");

    /// <summary>A file that no check looked at.</summary>
    public static RuleInfo UncoveredFile { get; } =
        new("TND0005", "uncovered-file", Severity.Error, Layers.Facts, "No check covers a file.");

    /// <summary>A suppression whose last day is over.</summary>
    public static RuleInfo ExpiredSuppression { get; } =
        new("TND0006", "expired-suppression", Severity.Error, Layers.Facts, "A suppression's last day is over.");

    /// <summary>A suppression that suppresses nothing.</summary>
    public static RuleInfo UnusedSuppression { get; } =
        new("TND0007", "unused-suppression", Severity.Error, Layers.Facts, "A suppression or exemption has nothing to do.");

    /// <summary>A source that the tool never gives to kustomize, because it would need the network.</summary>
    public static RuleInfo RemoteSource { get; } =
        new("TND0008", "remote-source", Severity.Error, Layers.Kustomize, "A kustomization takes in a remote source.") { MeansUnchecked = true };
}
