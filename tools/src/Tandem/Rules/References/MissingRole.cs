using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>A binding to a Role or ClusterRole that is neither rendered nor built in.</summary>
public sealed class MissingRole() : ReferenceRule(new RuleInfo(
    "TND0137", "missing-role", Severity.Error, Layers.References, "A binding refers to a role that is not there, or to another than its own."))
{
    private const string Group = "rbac.authorization.k8s.io";
    private static readonly string[] Kinds = ["Role", "ClusterRole"];

    // https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
    private static readonly string[] BuiltIn = ["cluster-admin", "admin", "edit", "view"];

    // Those of the components of Kubernetes and of GKE.
    private static readonly string[] Prefixes = ["system:", "gce:", "gke-", "gmp-system:", "kubelet-", "cloud-provider", "stackdriver:", "storage-version-"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var names = new NameCheck(Info, world)
        {
            BuiltIn = reference => reference.Kind == "ClusterRole" ? BuiltIn : [],
            IsMade = reference => reference.Kind == "ClusterRole" && Array.Exists(Prefixes, prefix => reference.Name.StartsWith(prefix, StringComparison.Ordinal)),
        };
        return names.Missing(world.Own(Group, "RoleBinding").Concat(world.Own(Group, "ClusterRoleBinding")).Select(Role).OfType<Reference>())
            .Concat(world.Own(Group, "RoleBinding").Select(binding => Crossed(world, binding)).OfType<Flaw>().Select(flaw => Found(world, flaw)));
    }

    /// <summary>The role that a binding names instead of the one of its own name, which nobody else is bound to; null where there is none.</summary>
    internal static Flaw? Crossed(World world, ObjectField binding)
    {
        var (role, name, space) = (binding["roleRef"], binding.Owner.Manifest.Name, binding.Owner.Manifest.Namespace);
        return role["kind"].Text == "Role" && role["name"].Text != name && world.Find(Group, "Role", space, role["name"].Text) is not null && world.Find(Group, "Role", space, name) is not null
            && !world.All(Group, "RoleBinding").Any(other => World.IsIn(other, space) && other["roleRef"]["kind"].Text == "Role" && other["roleRef"]["name"].Text == name)
            ? role["name"].Flaw($"{role["name"].Here} is {role["name"].Text}, and nobody is bound to the Role {name}.", $"Did you mean {name}?") : null;
    }

    private static Reference? Role(ObjectField binding) => binding["roleRef"] is var role && Kinds.Contains(role["kind"].Text, StringComparer.Ordinal)
        ? new Reference(role["name"], Group, role["kind"].Text!, role["kind"].Text == "Role" ? binding.Owner.Manifest.Namespace : null)
        {
            KindField = role["kind"],
            Twins = binding.Kind == "RoleBinding" ? Kinds : [],
        }
        : null;
}
