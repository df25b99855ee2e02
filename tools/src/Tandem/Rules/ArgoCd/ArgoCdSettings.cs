using Tandem.Findings;

namespace Tandem.Rules.ArgoCd;

/// <summary>The ConfigMap that Argo CD reads its settings from while it runs.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/operator-manual/argocd-cm.yaml and docs/operator-manual/health.md.</remarks>
/// <param name="Root">The object.</param>
internal sealed record ArgoCdSettings(ObjectField Root)
{
    /// <summary>Its name, by which Argo CD finds it.</summary>
    public const string Name = "argocd-cm";

    /// <summary>The beginning of the key of a health check; its group and kind follow.</summary>
    public const string Health = "resource.customizations.health.";

    /// <summary>The beginning of the key that gives a health check all libraries of Lua.</summary>
    public const string Libraries = "resource.customizations.useOpenLibs.";

    /// <summary>Whether an object is it.</summary>
    public static bool Is(ObjectField root) => root is { Kind: "ConfigMap", Group: "" } && root.Owner.WrittenName == Name;

    /// <summary>The settings of a cluster's Argo CD; null where no unit brings them.</summary>
    public static ArgoCdSettings? Of(Deliveries all) => all.World.Subjects.FirstOrDefault(Is) is { } root ? new ArgoCdSettings(root) : null;

    /// <summary>The settings.</summary>
    public IReadOnlyList<ObjectField> Entries => Root["data"].Entries;

    /// <summary>The key of the health check of a kind.</summary>
    public static string HealthKey(string apiGroup, string kind) => apiGroup.Length == 0 ? Health + kind : $"{Health}{apiGroup}_{kind}";

    /// <summary>Whether it says how healthy a kind is, by its name or by a pattern.</summary>
    public bool Judges(string apiGroup, string kind) => Entries.Any(entry => Globs.Matches(entry.Key, HealthKey(apiGroup, kind)))
        || (Root["data"]["resource.customizations"].Text?.Contains($"{apiGroup}/{kind}:", StringComparison.Ordinal) ?? false);

    /// <summary>The finding of what is wrong with one of its settings.</summary>
    public Finding Finding(RuleInfo rule, Flaw flaw) => Root.Owner.Finding(rule, flaw.Field.Path, flaw.Target, flaw.Message, flaw.Hint);
}
