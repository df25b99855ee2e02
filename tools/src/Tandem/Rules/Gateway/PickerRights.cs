using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>What an endpoint picker must be allowed to read, by the roles that its account is bound to.</summary>
internal static class PickerRights
{
    private static readonly string[] Watching = ["get", "list", "watch"];

    // client-go, tools/leaderelection: it reads the lease, makes it where there is none, and renews it.
    private static readonly string[] Electing = ["get", "create", "update"];

    private static readonly (string Group, string Resource)[] Watched =
        [("", "pods"), (Routes.PoolGroup, "inferencepools"), (Routes.ObjectiveGroup, "inferenceobjectives")];

    /// <summary>The fields of roles and bindings to edit. Where no role is found at all, others say what is missing.</summary>
    public static IEnumerable<Mismatch> Missing(World world, Picker picker)
    {
        var (space, account) = (picker.Pod.Root.Owner.Manifest.Namespace, picker.Pod.Account.Name);
        var bindings = AccountBindings.Of(world, space, account).ToList();
        var roles = bindings.Select(binding => world.Find(AccountBindings.Group, binding["roleRef"]["kind"].Text ?? "", binding["roleRef"]["kind"].Text == "Role" ? space : null, binding["roleRef"]["name"].Text)).ToList();
        if (bindings.Count == 0)
        {
            return world.IsOpen(space) || AccountBindings.AreMisnamed(world, space, account) ? [] : [MistakenSubject(world, picker, account) ?? Unbound(picker, account)];
        }

        var rules = roles.OfType<ObjectField>().SelectMany(role => role["rules"].Items).ToList();
        return rules.Count == 0 || roles.Contains(null) || bindings.Exists(binding => MissingRole.Crossed(world, binding) is not null) ? [] : Watched.Where(right => IsUsed(world, right.Resource)).SelectMany(right => Check(rules, right.Group, right.Resource, Watching, picker))
            .Concat(picker.Elects ? Check(rules, "coordination.k8s.io", "leases", Electing, picker).Select(missing => Idle(world, space, roles, account) ?? missing) : []);
    }

    // A role that is there for the election, and that nothing gives to the account.
    private static Mismatch? Idle(World world, string? space, List<ObjectField?> roles, string account) =>
        world.Own(AccountBindings.Group, "Role").FirstOrDefault(role => role.Owner.Manifest.Namespace == space && !roles.Exists(bound => bound?.Owner == role.Owner)
            && role["rules"].Items.Any(rule => AccountBindings.Says(rule, "apiGroups", "coordination.k8s.io") && AccountBindings.Says(rule, "resources", "leases") && Electing.All(verb => AccountBindings.Says(rule, "verbs", verb)))) is { } role
            ? new Mismatch(role["kind"].Flaw($"The Role {role.Owner.WrittenName} would let the endpoint picker elect one of several, and nothing binds it to the account {account}.", "Add a RoleBinding.") with { Misses = ["RoleBinding"] }, role["rules"]) : null;

    // A cluster without objectives need not have their kind, and a picker that has no use for them does not ask.
    private static bool IsUsed(World world, string resource) =>
        resource != "inferenceobjectives" || world.All(Routes.ObjectiveGroup, Routes.ObjectiveKind).Count > 0;

    // A user or a group of the account's name is somebody else.
    private static Mismatch? MistakenSubject(World world, Picker picker, string account) => AccountBindings.All(world).SelectMany(binding => binding["subjects"].Items)
        .FirstOrDefault(subject => subject["kind"].Text is "User" or "Group" && subject["name"].Text == account) is { } subject
        ? new Mismatch(subject["kind"].Flaw($"{subject["kind"].Here} is {subject["kind"].Text}; the endpoint picker runs as the ServiceAccount {account}, which may not watch its pool.", "Write ServiceAccount."), picker.Pod.AccountField) : null;

    private static Mismatch Unbound(Picker picker, string account)
    {
        var field = picker.Pod.AccountField;
        var message = $"The endpoint picker runs as {account}, which no role is bound to: it may not watch its pool.";
        const string hint = "Run it as the account of its RoleBinding, or bind a role to this one.";
        var flaw = (field.Exists ? field.Flaw(message, hint) : field.Missing(message, hint)) with { Misses = AccountBindings.Missed(account) };
        return new Mismatch(flaw, picker.Pod.Root["metadata"]["name"]);
    }

    private static IEnumerable<Mismatch> Check(List<ObjectField> rules, string group, string resource, string[] verbs, Picker picker)
    {
        var ofGroup = rules.Where(rule => AccountBindings.Says(rule, "apiGroups", group)).ToList();
        var named = ofGroup.Where(rule => AccountBindings.Says(rule, "resources", resource)).ToList();
        // The one pool may be named; Pods and objectives are watched all together.
        var ofResource = named.Where(rule => rule["resourceNames"].Items.Count == 0 || resource is "inferencepools" or "leases").ToList();
        var missing = verbs.Where(verb => !ofResource.Exists(rule => AccountBindings.Says(rule, "verbs", verb))).ToList();
        if (missing.Count == 0)
        {
            return [];
        }

        var at = ofResource.Count == 0 && named.Count > 0 ? named[0]["resourceNames"] : ofResource.Count > 0 ? ofResource[0]["verbs"] : ofGroup.Count > 0 ? Near(ofGroup[0]["resources"], resource)
            : rules.Find(rule => AccountBindings.Says(rule, "resources", resource)) is { } misgrouped ? Near(misgrouped["apiGroups"], group) : rules[0].Parent!;
        var right = $"{Wording.List(missing)} {resource}{(group.Length == 0 ? "" : $" of {group}")}";
        return [new Mismatch(at.Flaw($"The endpoint picker may not {right}, which it needs to {(verbs == Watching ? "see its pool" : "elect one of several")}.", $"Allow {Wording.List(verbs)} of {resource}."), picker.Pod.AccountField)];
    }

    private static ObjectField Near(ObjectField list, string wanted) =>
        list.Items.FirstOrDefault(item => NearestName.Find(item.Text ?? "", [wanted]) is not null) ?? (list.Items is [var only] ? only : list);
}
