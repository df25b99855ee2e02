using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules.References;

namespace Tandem.Rules.Kustomize;

/// <summary>
/// A generated name without the hash of its content where Pods read that content only at their start, or with it where a program
/// looks the name up.
/// </summary>
public sealed class HashedName() : ReferenceRule(new RuleInfo(
    "TND0214", "hashed-name", Severity.Error, Layers.Kustomize, "A generated name lacks the hash that restarts Pods, or has one that hides it from who asks for it."))
{
    // Looked up under these names by Argo CD and by Kubernetes' own add-ons; no field of any object says so.
    private static readonly string[] LookedUp =
    [
        "argocd-cm", "argocd-cmd-params-cm", "argocd-rbac-cm", "argocd-secret", "argocd-ssh-known-hosts-cm", "argocd-tls-certs-cm", "argocd-gpg-keys-cm",
        "argocd-notifications-cm", "argocd-notifications-secret", "argocd-image-updater-config", "coredns", "coredns-custom", "kube-dns", "kube-proxy",
    ];

    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from root in world.Own("", "ConfigMap").Concat(world.Own("", "Secret"))
        where root.Owner.Source?.Writers[0] is GeneratedWriter
        let writer = (GeneratedWriter)root.Owner.Source!.Writers[0]
        let finding = writer.PlainName is { } option ? Plain(world, root, option) : Hidden(root, writer)
        where finding is not null
        select finding;

    // A CronJob's Pods start anew each time, and so do those of a hook, which a changed object makes run again.
    private static bool StartsAnew(PodTemplate pod) => pod.Root.Kind == "CronJob" || pod.Root["metadata"]["annotations"].Has("argocd.argoproj.io/hook");

    private Finding? Plain(World world, ObjectField root, ScalarNode option)
    {
        var reader = world.Pods.FirstOrDefault(pod => !StartsAnew(pod) && ConfigUses.Of(pod.Root).Any(use =>
            use.Reference.Kind == root.Kind && use.Reference.Name == root.Owner.Manifest.Name && World.IsIn(root, pod.Namespace)));
        return reader is null ? null : Finding.At(Info, option.Place, $"{reader} reads {root.Kind} {root.Owner.Manifest.Name} at its start; without the hash in the name a changed content makes no new Pods.",
            "Delete the option: kustomize puts the hashed name wherever the object is named.") with
        { Objects = [root.Owner.Reference(null)] };
    }

    private Finding? Hidden(ObjectField root, GeneratedWriter writer) => !LookedUp.Contains(root.Owner.WrittenName, StringComparer.Ordinal) || writer.Entry["name"] is not { } name ? null
        : Finding.At(Info, (writer.Entry.Find("options")?.Key ?? name).Place, $"{root.Owner.WrittenName} is looked up under this name, and is {root.Owner.Manifest.Name} in the cluster.", "Add options: {disableNameSuffixHash: true}.") with { Objects = [root.Owner.Reference(null)] };
}
