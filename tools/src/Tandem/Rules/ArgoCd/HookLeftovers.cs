namespace Tandem.Rules.ArgoCd;

/// <summary>Hooks that are not deleted, and therefore run once and never again.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide/sync-waves.md.</remarks>
internal static class HookLeftovers
{
    /// <summary>What a delete policy does wrong.</summary>
    public static IEnumerable<Flaw> Flaws(ObjectField root, ObjectField policy)
    {
        var hook = SyncAnnotations.Of(root, SyncAnnotations.Hook);
        var values = SyncAnnotations.Listed(policy);
        if (!hook.Exists)
        {
            return SyncAnnotations.IsMisspelt(root, SyncAnnotations.Hook) ? [] : [policy.KeyFlaw($"{policy.Key} does nothing: the {root.Kind} {root.Owner.Manifest.Name} is no hook.", $"Add {SyncAnnotations.Hook}.") with { Rule = SyncOrder.Known }];
        }

        var isLeft = values.Count > 0 && values.All(value => value == "HookFailed") && root["metadata"]["name"].Exists && root.Is("Job", "Pod");
        return !isLeft ? [] : [policy.Flaw($"{policy.Key} leaves the {root.Kind} {root.Owner.Manifest.Name} where it succeeded: its next run is refused, because a {root.Kind} cannot be changed.", "Write BeforeHookCreation.") with { Rule = SyncOrder.Known }];
    }
}
