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

    /// <summary>A placeholder that no fact replaced.</summary>
    public static RuleInfo SurvivingPlaceholder { get; } =
        new("TND0202", "surviving-placeholder", Severity.Error, Layers.Kustomize, "A placeholder was not replaced by a fact.");

    /// <summary>A file that no kustomization takes in.</summary>
    public static RuleInfo UnreferencedFile { get; } =
        new("TND0204", "unreferenced-file", Severity.Error, Layers.Kustomize, "No kustomization takes a file in.");

    /// <summary>A patch's target that selects no object.</summary>
    public static RuleInfo PatchSelectsNothing { get; } =
        new("TND0205", "patch-selects-nothing", Severity.Error, Layers.Kustomize, "A patch's target selects no object.");

    /// <summary>A replacement's target that selects no object.</summary>
    public static RuleInfo ReplacementSelectsNothing { get; } =
        new("TND0206", "replacement-selects-nothing", Severity.Error, Layers.Kustomize, "A replacement's target selects no object.");

    /// <summary>An override that meets no object.</summary>
    public static RuleInfo OverrideHitsNothing { get; } =
        new("TND0207", "override-hits-nothing", Severity.Error, Layers.Kustomize, "An image or namespace override meets no object.");

    /// <summary>A component or patch that stands twice in a list.</summary>
    public static RuleInfo ListedTwice { get; } =
        new("TND0212", "listed-twice", Severity.Error, Layers.Kustomize, "A component or a patch is listed twice.");

    /// <summary>An entry that leaves all objects as they were.</summary>
    public static RuleInfo ChangesNothing { get; } =
        new("TND0208", "changes-nothing", Severity.Error, Layers.Kustomize, "A patch, replacement or override leaves all objects as they were.");
}
