using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>A binding that gives its rights to an account which no Pod can use, while Pods that need some have none.</summary>
public sealed class MisdirectedBinding() : ReferenceRule(new RuleInfo(
    "TND0163", "misdirected-binding", Severity.Error, Layers.References, "A binding gives its rights to another account than the one whose Pods need them."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from binding in world.Own(AccountBindings.Group, "RoleBinding").Concat(world.Own(AccountBindings.Group, "ClusterRoleBinding"))
        from stray in AccountBindings.Misdirected(world, binding)
        select Found(world, stray.Subject["name"].Flaw(
            $"{binding["roleRef"]["kind"].Text} {binding["roleRef"]["name"].Text} is bound to {stray.Subject["name"].Text}, as which no Pod uses the API; {stray.Pod} runs as {stray.Pod.Account.Name}, which lacks those rights.",
            $"Did you mean {stray.Pod.Account.Name}?"), stray.Pod.AccountField);
}
