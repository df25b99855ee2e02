using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>The annotations by which objects tell Argo CD how to sync them.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide: annotations-and-labels.md, sync-waves.md, sync-options.md, compare-options.md.</remarks>
internal static class SyncAnnotations
{
    public const string Prefix = "argocd.argoproj.io/";
    public const string Wave = Prefix + "sync-wave";
    public const string Hook = Prefix + "hook";
    public const string HookDeletePolicy = Prefix + "hook-delete-policy";
    public const string SyncOptions = Prefix + "sync-options";
    public const string CompareOptions = Prefix + "compare-options";

    /// <summary>Those that decide when an object is applied.</summary>
    public static IReadOnlyList<string> OfOrder { get; } = [Wave, Hook, HookDeletePolicy];

    /// <summary>All of them, and those that Argo CD itself writes or reads on its own objects.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. OfOrder, SyncOptions, CompareOptions, Prefix + "manifest-generate-paths", Prefix + "refresh", Prefix + "hydrate", Prefix + "skip-reconcile",
        Prefix + "tracking-id", Prefix + "installation-id", Prefix + "application-set-refresh", Prefix + "application-set-generated", Prefix + "ignore-healthcheck", Prefix + "ignore-resource-updates",
        Prefix + "ignore-default-links", Prefix + "managed-by", Prefix + "managed-by-url", Prefix + "managed-by-cluster-argocd", Prefix + "instance", Prefix + "auto-label-cluster-info", Prefix + "secret-type",
        Prefix + "client-side-apply-migration-manager",
    ];

    /// <summary>The phases of a sync that a hook may run in.</summary>
    public static IReadOnlyList<string> Hooks { get; } = ["PreSync", "Sync", "PostSync", "SyncFail", "PostDelete", "PreDelete", "Skip"];

    /// <summary>When a hook that has run is deleted.</summary>
    public static IReadOnlyList<string> DeletePolicies { get; } = ["HookSucceeded", "HookFailed", "BeforeHookCreation"];

    /// <summary>The options of an object.</summary>
    public static IReadOnlyList<string> Options { get; } =
    [
        "Prune=true", "Prune=false", "Prune=confirm", "Delete=true", "Delete=false", "Delete=confirm", "Validate=true", "Validate=false", "Replace=true", "Replace=false", "Force=true", "Force=false",
        "SkipDryRunOnMissingResource=true", "SkipDryRunOnMissingResource=false", "ServerSideApply=true", "ServerSideApply=false", "PruneLast=true", "PruneLast=false",
        "ClientSideApplyMigration=true", "ClientSideApplyMigration=false",
    ];

    /// <summary>The options of an Application alone.</summary>
    public static IReadOnlyList<string> OptionsOfApplications { get; } =
    [
        .. Options, "CreateNamespace=true", "CreateNamespace=false", "ApplyOutOfSyncOnly=true", "ApplyOutOfSyncOnly=false", "FailOnSharedResource=true", "FailOnSharedResource=false",
        "RespectIgnoreDifferences=true", "RespectIgnoreDifferences=false", "PrunePropagationPolicy=foreground", "PrunePropagationPolicy=background", "PrunePropagationPolicy=orphan",
    ];

    /// <summary>The options by which objects are compared.</summary>
    public static IReadOnlyList<string> Comparisons { get; } =
        ["IgnoreExtraneous", "ServerSideDiff=true", "ServerSideDiff=false", "IncludeMutationWebhook=true", "IncludeMutationWebhook=false"];

    /// <summary>An annotation of an object.</summary>
    public static ObjectField Of(ObjectField root, string name) => root["metadata"]["annotations"][name];

    /// <summary>The annotation that a key was meant as which Argo CD does not read: by a slip in its name or in its prefix; null where it was not meant for Argo CD.</summary>
    public static string? MeantAs(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var isOurs = slash > 0 && NearestName.Find(key[..(slash + 1)], [Prefix]) is not null;
        return All.Contains(key, StringComparer.Ordinal) || !isOurs || NearestName.Find(key[(slash + 1)..], All.Select(name => name[Prefix.Length..])) is not { } near ? null : Prefix + near;
    }

    /// <summary>Whether an object has an annotation under a name that is a slip of it: that slip is reported by itself.</summary>
    public static bool IsMisspelt(ObjectField root, string name) => root["metadata"]["annotations"].Entries.Any(entry => MeantAs(entry.Key) == name);

    /// <summary>Whether one of these options is among those that are said, or a slip of one, which is reported by its own rule.</summary>
    public static bool Say(IEnumerable<string> said, IReadOnlyList<string> meant) => said.Any(option => meant.Contains(option, StringComparer.Ordinal)
        || (!OptionsOfApplications.Contains(option, StringComparer.Ordinal) && NearestName.Find(option, meant) is not null));

    /// <summary>The values of an annotation that lists them.</summary>
    public static IReadOnlyList<string> Listed(ObjectField annotation) =>
        annotation.String?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
