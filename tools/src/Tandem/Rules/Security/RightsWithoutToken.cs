using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Security;

/// <summary>Pods whose account has rights in its cluster, and which get no token to use them.</summary>
public sealed class RightsWithoutToken() : ReferenceRule(new RuleInfo(
    "TND0715", "rights-without-token", Severity.Error, Layers.Security, "Pods whose account has rights get no token of the Kubernetes API."))
{
    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override bool ConcernsOwn => true;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        let account = world.Find("", "ServiceAccount", pod.Namespace, pod.Account.Name)
        // Who borrows the account of another workload has the wrong account, which is another rule's business.
        where account is not null && !world.Pods.Any(other => other.Root.Owner != pod.Root.Owner && other.Account == pod.Account)
        let off = pod.Spec[AccountBindings.Token].Exists ? pod.Spec[AccountBindings.Token] : account[AccountBindings.Token]
        where off.IsFalse && !pod.Spec.Select("volumes[].projected.sources[].serviceAccountToken").Any()
        let binding = AccountBindings.Of(world, pod.Root.Owner.Manifest.Namespace, pod.Account.Name).FirstOrDefault()
        where binding is not null && !AccountBindings.Misdirected(world, binding).Any()
        select Found(world, off.Flaw($"{pod} runs as {pod.Account.Name}, to which {binding.Kind} {binding.Owner.Manifest.Name} gives rights, but it mounts no token to use them.",
            "Take it out, or take the binding away."), binding["metadata"]["name"]);
}
