using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.References;

namespace Tandem.Rules.Security;

/// <summary>A token of the Kubernetes API in Pods whose account has no rights there.</summary>
public sealed class NeedlessToken() : ReferenceRule(new RuleInfo(
    "TND0705", "needless-token", Severity.Error, Layers.Security, "Pods hold a token of the Kubernetes API that gives them nothing."))
{
    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override bool ConcernsOwn => true;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        let account = world.Find("", "ServiceAccount", pod.Namespace, pod.Account.Name)
        where AccountBindings.HasToken(world, pod) && !AccountBindings.HasRights(world, pod) && !AccountBindings.AreMisnamed(world, pod.Namespace, pod.Account.Name)
        select Found(world, Flaw(pod, account));

    private static Flaw Flaw(PodTemplate pod, ObjectField? account)
    {
        var set = pod.Spec[AccountBindings.Token].Exists ? pod.Spec[AccountBindings.Token] : account?[AccountBindings.Token].Exists == true ? account[AccountBindings.Token] : null;
        var message = $"{pod} mounts a token of {pod.Account.Name}, which no binding gives any right.";
        const string advice = $"Set {AccountBindings.Token} to false: Workload Identity and volumes do not need it.";
        return (set?.Flaw(message, advice) ?? pod.Spec[AccountBindings.Token].Missing(message, advice)) with { Misses = AccountBindings.Missed(pod.Account.Name) };
    }
}
