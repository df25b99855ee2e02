using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>A service account that Pods run as, or that a binding gives rights to, and that nothing makes.</summary>
public sealed class MissingAccount() : ReferenceRule(new RuleInfo(
    "TND0136", "missing-account", Severity.Error, Layers.References, "A service account is named that is not there."))
{
    private const string Account = "ServiceAccount";
    private const string UserPrefix = "system:serviceaccount:";

    // Kubernetes makes one in every namespace.
    private static readonly string[] Always = ["default"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var pods = world.OwnPods.Select(pod => new Reference(pod.AccountField, "", Account, pod.Root.Owner.Manifest.Namespace));
        var bindings = world.Own("rbac.authorization.k8s.io", "RoleBinding").Concat(world.Own("rbac.authorization.k8s.io", "ClusterRoleBinding"));
        return new NameCheck(Info, world) { BuiltIn = _ => Always }.Missing(pods.Concat(bindings.SelectMany(Subjects).OfType<Reference>()));
    }

    private static IEnumerable<Reference?> Subjects(ObjectField binding) => binding["subjects"].Items.Select(subject => subject["kind"].Text switch
    {
        Account when subject.Has("namespace") || binding.Kind == "RoleBinding" =>
            new Reference(subject["name"], "", Account, subject["namespace"].Text ?? binding.Owner.Manifest.Namespace) { NamespaceField = subject["namespace"] },
        "User" when subject["name"].Text is { } user && user.StartsWith(UserPrefix, StringComparison.Ordinal) && user[UserPrefix.Length..].Split(':') is [var space, var name] =>
            new Reference(subject["name"], "", Account, space) { Name = name },
        _ => null,
    });
}
