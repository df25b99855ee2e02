using Tandem.Findings;

namespace Tandem.Rules;

/// <summary>02xx: the kustomization tree.</summary>
public static class KustomizeRules
{
    /// <summary>A kustomization that does not build.</summary>
    public static RuleInfo Unrenderable { get; } =
        new("TND0201", "unrenderable", Severity.Error, Layers.Kustomize, "A kustomization does not build.");

    /// <summary>A path in a kustomization that does not exist.</summary>
    public static RuleInfo MissingPath { get; } =
        new("TND0203", "missing-path", Severity.Error, Layers.Kustomize, "A kustomization names a path that does not exist.");
}
