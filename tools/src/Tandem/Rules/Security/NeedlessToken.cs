using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.References;

namespace Tandem.Rules.Security;

/// <summary>A token of the Kubernetes API in Pods whose account has no rights there.</summary>
public sealed class NeedlessToken() : ReferenceRule(new RuleInfo(
    "TND0705", "needless-token", Severity.Error, Layers.Security, "Pods hold a token of the Kubernetes API that gives them nothing."))
{
    private const string Field = "automountServiceAccountToken";

    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override bool ConcernsOwn => true;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        let account = world.Find("", "ServiceAccount", pod.Namespace, pod.Account.Name)
        where Mounts(pod.Spec[Field], account?[Field]) && !HasRights(world, pod) && !AccountBindings.AreMisnamed(world, pod.Namespace, pod.Account.Name)
        select Found(world, Flaw(pod, account));

    // The Pod's word counts before its account's; without either the token is mounted.
    private static bool Mounts(ObjectField pod, ObjectField? account) => pod.IsTrue || (!pod.IsFalse && account?.IsFalse != true);

    private static bool HasRights(World world, PodTemplate pod) =>
        AccountBindings.All(world).Any(binding =>
            binding["subjects"].Items.Any(subject => subject["kind"].Text == "Group"
                || (subject["name"].Text == pod.Account.Name && (subject["namespace"].Text ?? binding.Owner.Manifest.Namespace ?? pod.Namespace) == pod.Namespace)));

    private static Flaw Flaw(PodTemplate pod, ObjectField? account)
    {
        var set = pod.Spec[Field].Exists ? pod.Spec[Field] : account?[Field].Exists == true ? account[Field] : null;
        var message = $"{pod} mounts a token of {pod.Account.Name}, which no binding gives any right.";
        const string advice = $"Set {Field} to false: Workload Identity and volumes do not need it.";
        return (set?.Flaw(message, advice) ?? pod.Spec[Field].Missing(message, advice)) with { Misses = AccountBindings.Missed(pod.Account.Name) };
    }
}
