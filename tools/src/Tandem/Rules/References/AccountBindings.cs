namespace Tandem.Rules.References;

/// <summary>Which bindings of a cluster give an account its rights.</summary>
internal static class AccountBindings
{
    /// <summary>The API group of roles and bindings.</summary>
    public const string Group = "rbac.authorization.k8s.io";

    private static readonly string[] Kinds = ["User", "Group", "ServiceAccount"];

    /// <summary>Every binding.</summary>
    public static IEnumerable<ObjectField> All(World world) => world.All(Group, "RoleBinding").Concat(world.All(Group, "ClusterRoleBinding"));

    /// <summary>The bindings that name an account.</summary>
    /// <param name="world">The cluster.</param>
    /// <param name="space">The account's namespace; it is a subject's where neither the subject nor its binding names one.</param>
    /// <param name="account">The account.</param>
    public static IEnumerable<ObjectField> Of(World world, string? space, string account) => All(world).Where(binding => binding["subjects"].Items.Any(subject =>
        subject["kind"].Text == "ServiceAccount" && subject["name"].Text == account && (subject["namespace"].Text ?? binding.Owner.Manifest.Namespace ?? space) == space));

    /// <summary>What an account without rights misses: a binding, most often of its own name.</summary>
    public static IReadOnlyList<string> Missed(string account) => [$"RoleBinding {account}"];

    /// <summary>
    /// Whether a name is wrong somewhere, so that nobody knows whom the bindings mean: the account is not there, or a binding's subject is not, or
    /// is of no kind that there is. Other rules report that by its name.
    /// </summary>
    /// <param name="world">The cluster.</param>
    /// <param name="space">The account's namespace; it is a subject's where neither the subject nor its binding names one.</param>
    /// <param name="account">The account.</param>
    public static bool AreMisnamed(World world, string? space, string account) => (account != "default" && world.Find("", "ServiceAccount", space, account) is null)
        || world.All(Group, "RoleBinding").Any(binding => binding["subjects"].Items.Any(subject => !Kinds.Contains(subject["kind"].Text, StringComparer.Ordinal) || IsStranger(world, binding, subject, space)));

    private static bool IsStranger(World world, ObjectField binding, ObjectField subject, string? space) => subject["kind"].Text == "ServiceAccount"
        && world.Find("", "ServiceAccount", subject["namespace"].Text ?? binding.Owner.Manifest.Namespace ?? space, subject["name"].Text) is null;
}
