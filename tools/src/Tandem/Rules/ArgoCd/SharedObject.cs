using Tandem.Findings;

namespace Tandem.Rules.ArgoCd;

/// <summary>An object that Argo CD's install makes as well, applied or deleted as if it were the unit's alone.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, manifests/install.yaml; docs/user-guide/sync-options.md: server-side apply keeps the fields of other managers.</remarks>
public sealed class SharedObject() : DeliveryRule(new RuleInfo(
    "TND0323", "shared-object", Severity.Error, Layers.ArgoCd, "A unit takes away, or writes over, what Argo CD's install made."))
{
    private const string Apply = "ServerSideApply=true";

    private static readonly string[] Installed =
    [
        ArgoCdSettings.Name, Notifications.Name, "argocd-rbac-cm", "argocd-cmd-params-cm", "argocd-ssh-known-hosts-cm", "argocd-tls-certs-cm", "argocd-gpg-keys-cm",
        "argocd-secret", "argocd-notifications-secret",
    ];

    // Each with what happens without it.
    private static readonly IReadOnlyList<Option> Options =
    [
        new([Apply], "a sync may take away the keys that the install wrote"),
        new(["Prune=false", "Prune=confirm"], "Argo CD loses it once its file is gone"),
        new(["Delete=false", "Delete=confirm"], "Argo CD loses it with the Application"),
    ];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) =>
        from delivery in all.Sound
        from candidate in delivery.Unit?.Objects ?? []
        let root = ObjectField.Root(candidate)
        where root is { Group: "", Kind: "ConfigMap" or "Secret" } && Installed.Contains(candidate.WrittenName, StringComparer.Ordinal)
        let own = SyncAnnotations.Of(root, SyncAnnotations.SyncOptions)
        let said = SyncAnnotations.Listed(own).Concat(delivery.Application.Select("spec.syncPolicy.syncOptions[]").Select(option => option.Text ?? "")).ToList()
        let lacks = Options.FirstOrDefault(option => !SyncAnnotations.Say(said, option.Values))
        where lacks is not null && !SyncAnnotations.IsMisspelt(root, SyncAnnotations.SyncOptions)
        let message = $"Argo CD's install makes the {root.Kind} {candidate.WrittenName} as well: without {lacks.Values[0]} {lacks.Outcome}."
        select Found(all, own.Exists ? own.Flaw(message, $"Add {lacks.Values[0]}.") : own.Missing(message, $"Add {SyncAnnotations.SyncOptions}: {Apply},Prune=false,Delete=false."));

    private sealed record Option(IReadOnlyList<string> Values, string Outcome);
}
