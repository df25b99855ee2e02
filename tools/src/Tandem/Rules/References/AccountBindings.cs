namespace Tandem.Rules.References;

/// <summary>Which bindings of a cluster give an account its rights.</summary>
internal static class AccountBindings
{
    /// <summary>The API group of roles and bindings.</summary>
    public const string Group = "rbac.authorization.k8s.io";

    private const string Default = "default";
    /// <summary>Whether Pods mount a token of the API, as they and their accounts say it.</summary>
    public const string Token = "automountServiceAccountToken";
    private static readonly string[] Kinds = ["User", "Group", "ServiceAccount"];

    /// <summary>Whether a list of a role's rule has a word, or takes in every one.</summary>
    public static bool Says(ObjectField rule, string list, string wanted) => rule[list].Items.Any(item => item.Text == wanted || item.Text == "*");

    /// <summary>Every binding.</summary>
    public static IEnumerable<ObjectField> All(World world) => world.All(Group, "RoleBinding").Concat(world.All(Group, "ClusterRoleBinding"));

    /// <summary>The bindings that name an account.</summary>
    /// <param name="world">The cluster.</param>
    /// <param name="space">The account's namespace; it is a subject's where neither the subject nor its binding names one.</param>
    /// <param name="account">The account.</param>
    public static IEnumerable<ObjectField> Of(World world, string? space, string account) => All(world).Where(binding => binding["subjects"].Items.Any(subject =>
        subject["kind"].Text == "ServiceAccount" && subject["name"].Text == account && (subject["namespace"].Text ?? binding.Owner.Manifest.Namespace ?? space) == space));

    /// <summary>Whether Pods mount a token of the API: their own word counts before their account's; without either they do.</summary>
    public static bool HasToken(World world, PodTemplate pod) => pod.Spec[Token].IsTrue
        || (!pod.Spec[Token].IsFalse && world.Find("", "ServiceAccount", pod.Namespace, pod.Account.Name)?[Token].IsFalse != true);

    /// <summary>Whether any binding gives an account of Pods some right, by its name or to a group.</summary>
    public static bool HasRights(World world, PodTemplate pod) => All(world).Any(binding => binding["subjects"].Items.Any(subject => subject["kind"].Text == "Group"
        || (subject["name"].Text == pod.Account.Name && (subject["namespace"].Text ?? binding.Owner.Manifest.Namespace ?? pod.Namespace) == pod.Namespace)));

    /// <summary>
    /// The subjects of a binding that are accounts as which no Pod uses the API, each with the Pods of that namespace that use it and were meant: their
    /// account is named like the binding, or is the only one without a right.
    /// </summary>
    public static IEnumerable<(ObjectField Subject, PodTemplate Pod)> Misdirected(World world, ObjectField binding) =>
        from subject in binding["subjects"].Items
        let space = subject["namespace"].Text ?? binding.Owner.Manifest.Namespace
        where subject["kind"].Text == "ServiceAccount" && subject["name"].Text is { Length: > 0 } && !world.IsOpen(space)
        where subject["name"].Text == Default || world.Find("", "ServiceAccount", space, subject["name"].Text) is not null
        let users = world.Pods.Where(pod => World.IsIn(pod.Root, space) && HasToken(world, pod)).ToList()
        where !users.Exists(pod => pod.Account.Name == subject["name"].Text)
        let others = users.FindAll(pod => pod.Account.Name != Default && world.Find("", "ServiceAccount", space, pod.Account.Name) is not null)
        let needy = others.FindAll(pod => !HasRights(world, pod))
        let meant = others.Find(pod => pod.Account.Name == binding.Owner.Manifest.Name) ?? (needy.DistinctBy(pod => pod.Account.Name).Count() == 1 ? needy[0] : null)
        where meant is not null
        select (subject, meant);

    /// <summary>What an account without rights misses: a binding, most often of its own name.</summary>
    public static IReadOnlyList<string> Missed(string account) => [$"RoleBinding {account}"];

    /// <summary>
    /// Whether a name is wrong somewhere, so that nobody knows whom the bindings mean: the account is not there, or a binding's subject is not, or
    /// is of no kind that there is. Other rules report that by its name.
    /// </summary>
    /// <param name="world">The cluster.</param>
    /// <param name="space">The account's namespace; it is a subject's where neither the subject nor its binding names one.</param>
    /// <param name="account">The account.</param>
    public static bool AreMisnamed(World world, string? space, string account) => (account != Default && world.Find("", "ServiceAccount", space, account) is null)
        || world.All(Group, "RoleBinding").Any(binding => binding["subjects"].Items.Any(subject => !Kinds.Contains(subject["kind"].Text, StringComparer.Ordinal) || IsStranger(world, binding, subject, space)) || Misdirected(world, binding).Any());

    private static bool IsStranger(World world, ObjectField binding, ObjectField subject, string? space) => subject["kind"].Text == "ServiceAccount" && subject["name"].Text != Default
        && world.Find("", "ServiceAccount", subject["namespace"].Text ?? binding.Owner.Manifest.Namespace ?? space, subject["name"].Text) is null;
}
