using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>
/// Compares what Pods need with what is granted, and says for each difference which side is wrong: the one that does not
/// follow the fact that the other follows, and a manifest whose account the cluster does not have.
/// </summary>
/// <param name="info">The rule that asks.</param>
/// <param name="kind">What is let into.</param>
/// <param name="fleet">The fleet.</param>
/// <param name="needs">Everything that Pods need of that kind, on planned resources.</param>
/// <param name="planned">The names of all planned resources of that kind.</param>
internal sealed class AccessAudit(RuleInfo info, AccessKind kind, FleetModel fleet, IReadOnlyList<AccessNeed> needs, IReadOnlySet<string> planned)
{
    // Only what Pods use is the fleet's: other buckets and secrets have readers that no manifest names.
    private readonly HashSet<string> targets = [.. needs.Select(need => need.Name)];
    private Grants grants = null!;
    private HashSet<Grant> spoken = [];

    /// <summary>Pods of whose account another rule already says that it is let into nothing.</summary>
    public IReadOnlySet<Node?> Explained { get; init; } = new HashSet<Node?>();

    /// <summary>The Pods that miss a role.</summary>
    public IReadOnlySet<Node?> Locked(InfraModel infra)
    {
        grants = new Grants(infra, kind);
        return grants.HasUnknown ? new HashSet<Node?>() : Uncovered().Select(need => need.Pod.Spec.Node).ToHashSet();
    }

    /// <summary>Every difference.</summary>
    public IEnumerable<Finding> Run(InfraModel infra)
    {
        grants = new Grants(infra, kind);
        spoken = [];
        // What is missing comes first: it explains grants that nobody seems to need.
        List<Finding> missing = [.. Uncovered().Select(need => (need, finding: Missing(need))).ToList().Where(pair => !Explained.Contains(pair.need.Pod.Spec.Node)).Select(pair => pair.finding).OfType<Finding>()];
        List<Finding> weak = [.. needs.Where(need => grants.All.Any(grant => Covers(grant, need))).SelectMany(Weak)];
        return [.. missing, .. weak, .. grants.All.Except(spoken).SelectMany(TooMuch)];
    }

    private IEnumerable<AccessNeed> Uncovered() => needs.Where(need => !grants.All.Any(grant => Covers(grant, need)));

    private bool Covers(Grant grant, AccessNeed need) => (grant.Target is null || grant.Target == need.Name) && grant.Principal is { } principal
        && (principal.IsSet ? IsOfSet(principal, need.Account) : principal.Account == need.Account) && (grant.ActsAs is null || ActsAs(need, grant.ActsAs));

    private static bool IsOfSet(Principal set, KubernetesAccount account) =>
        !set.Member.Contains("/namespace/", StringComparison.Ordinal) || set.Member.EndsWith($"/namespace/{account.Namespace}", StringComparison.Ordinal);

    private bool ActsAs(AccessNeed need, string email) => AccountOf(need) is { } account && NamedBy(account).Text == email;

    private static ObjectField NamedBy(ObjectField account) => account["metadata"]["annotations"][UnmadeGoogleAccount.Annotation];

    private ObjectField? AccountOf(AccessNeed need) => fleet.ObjectsOf(need.Pod.Cluster)
        .Where(other => other.Manifest.Id.Kind == "ServiceAccount" && other.Manifest.Name == need.Account.Name && (other.Manifest.Namespace ?? "default") == need.Account.Namespace)
        .Select(ObjectField.Root).FirstOrDefault();

    private IEnumerable<Finding> Weak(AccessNeed need)
    {
        var held = grants.All.Where(grant => Covers(grant, need)).ToList();
        if (held.Exists(grant => kind.Allows(grant.Role) is null) || (Sum(held) & need.Required) == need.Required)
        {
            yield break;
        }

        spoken.UnionWith(held);
        yield return Exchanged(need, held[^1]) ?? Of(held[^1].RolePlace, $"{need.Account} must {Verb(need.Required)} the {kind.Noun}, which {held[^1].Role} does not allow.",
            need.Required.HasFlag(Access.Create) ? "Give it roles/storage.objectUser." : $"Give it {kind.Reader}.");
    }

    // Each has the role that the other needs: one mistake, whichever end is mended first.
    private Finding? Exchanged(AccessNeed need, Grant weak)
    {
        var able = kind.Allows(weak.Role) ?? Access.None;
        if (grants.All.FirstOrDefault(grant => grant.Target == weak.Target && grant.Principal?.Account is not null && grant.Principal != weak.Principal && kind.Allows(grant.Role) is { } allowed && (allowed & need.Required) == need.Required
            && Required(grant) is var required && required != Access.None && (allowed & ~required) != Access.None && (able & required) == required) is not { } wide)
        {
            return null;
        }

        spoken.UnionWith(grants.All.Where(grant => grant.Principal == wide.Principal && grant.Role == wide.Role));
        var (first, second) = wide.RolePlace.CompareTo(weak.RolePlace) < 0 ? (wide.RolePlace, weak.RolePlace) : (weak.RolePlace, wide.RolePlace);
        return Of(first, $"{need.Account} must {Verb(need.Required)} the {kind.Noun} and has {weak.Role}; {wide.Principal!.Account} only has to {Verb(Required(wide))} it and has {wide.Role}: their roles are swapped.",
            "Give each the other's.") with
        { Related = [new RelatedPlace(second, "The other role stands here.")] };
    }

    private Access Required(Grant grant) => needs.Where(need => Covers(grant with { Target = null }, need)).Aggregate(Access.None, (sum, need) => sum | need.Required);

    private Access Sum(IEnumerable<Grant> held) => held.Aggregate(Access.None, (sum, grant) => sum | (kind.Allows(grant.Role) ?? Access.None));

    private Finding? Missing(AccessNeed need)
    {
        if (grants.HasUnknown)
        {
            return null;
        }

        var like = grants.All.Where(grant => grant.Target == need.Name && grant.Principal is not null && IsSpare(grant))
            .OrderByDescending(grant => kind.Allows(grant.Role) == need.Required).ThenBy(grant => needs.Any(other => Covers(grant, other))).FirstOrDefault();
        return !need.Pod.HasAccount(fleet) ? Undeclared(need, like) : like is not null ? Differing(need, like) : Outsider(need) ?? Ungranted(need);
    }

    private Finding Undeclared(AccessNeed need, Grant? like)
    {
        Speak(like);
        var field = need.Pod.AccountField;
        var message = $"The Pods of {need.Pod} run as {need.Account}, an account that the cluster does not have and that may not {Verb(need.Required)} the {kind.Noun}.";
        var hint = like?.Principal?.Account is { } granted ? $"{granted} may." : "Name a ServiceAccount of the cluster.";
        return Of(field.Exists ? field.Flaw(message, hint) : field.Missing(message, hint));
    }

    // One account is named here, another there.
    private Finding Differing(AccessNeed need, Grant like)
    {
        Speak(like);
        if (like.Principal!.Difference(need.Account) is not { } part)
        {
            return like.ActsAs is null || AccountOf(need) is not { } account
                ? Of(like.MemberPlace, $"{like.Member} is no account that IAM knows.", $"Write principal://iam.googleapis.com/projects/NUMBER/locations/global/workloadIdentityPools/PROJECT.svc.id.goog/subject/ns/{need.Account.Namespace}/sa/{need.Account.Name}.")
                : Of(NamedBy(account) is { Exists: true } other ? other.Flaw($"{need.Account} may act as {like.ActsAs}, but names {other.Text}.", $"Write {like.ActsAs}.")
                    : NamedBy(account).Missing($"{need.Account} may act as {like.ActsAs}, but does not name it."));
        }

        var writer = like.Writer(part.Start, part.Length);
        var field = like.Principal.Account!.Name != need.Account.Name ? need.Pod.AccountField : need.Pod.Root["metadata"]["namespace"];
        var message = $"{like.Principal.Account} may {Verb(kind.Allows(like.Role) ?? Access.Read)} the {kind.Noun}, but the Pods that use it run as {need.Account}.";
        return writer.IsFact && !field.IsFact
            ? Of(field.Exists ? field.Flaw(message, "Take the name from the fact that Terraform takes it from.") : field.Missing(message))
            : Of(writer.Expression, message, "Take the name from the fact that the manifests take it from.");
    }

    // The very role, but for nobody of a cluster.
    private Finding? Outsider(AccessNeed need) => grants.All.FirstOrDefault(grant => grant.Target == need.Name && grant.Principal is null && kind.Allows(grant.Role) == need.Required
        && !grants.All.Any(other => other.ActsAs is not null && grant.Member == "serviceAccount:" + other.ActsAs)) is { } grant
        ? Of(grant.MemberPlace, $"{grant.Member} may {Verb(need.Required)} the {kind.Noun}, but the Pods that use it run as {need.Account}.", "Name their account: principal://...") : null;

    private Finding Ungranted(AccessNeed need)
    {
        var elsewhere = grants.All.Where(grant => grant.Target is not null && grant.Principal?.Account == need.Account && grant.Target != need.Name).ToList();
        var message = $"{need.Account} must {Verb(need.Required)} the {kind.Noun} {need.Name}, but has no role on it.";
        var give = $"Add a {kind.Types[0]}member that gives it {(need.Required.HasFlag(Access.Create) ? "roles/storage.objectUser" : kind.Reader)}.";
        return elsewhere.Find(grant => grant.Source.Key == need.Target.Key && (grant.Source.Key is not null || !planned.Contains(grant.Target!))) is { } astray
            ? Of(astray.Source.Expression(kind.Attribute), message, need.Target.Key is null ? $"Planned is {need.Name}." : $"Name the {kind.Noun} of the same region.")
            : elsewhere.Find(grant => grant.Source.Key is not null) is { } others
            ? Of(others.Source.Expression("for_each"), message, "Give it in every region: for_each = local.regions.")
            // An account that no fact names is one that Terraform was never to know.
            : need.Pod.AccountField is { Exists: true, IsFact: false } own ? Of(own.Flaw(message, give))
            : Of(need.Target.Expression(), message, give);
    }

    private IEnumerable<Finding> TooMuch(Grant grant)
    {
        if (!fleet.IsWhole || grant.Principal is not { } principal || (grant.Target is not null && !targets.Contains(grant.Target)))
        {
            yield break;
        }

        var required = Required(grant);
        if (required == Access.None)
        {
            yield return Swapped(grant) ?? Of(grant.MemberPlace, $"{principal.Account?.ToString() ?? grant.Member} has {grant.Role} on the {kind.Noun}, but no Pod that uses it runs as that account.",
                "Take it away, or name the account that the Pods run as.");
        }
        else if (principal.IsSet)
        {
            yield return Of(grant.MemberPlace, $"{grant.Member} lets every account of the set into the {kind.Noun}.", "Name each account that needs it: principal://...");
        }
        else if (kind.Allows(grant.Role) is { } allowed && (allowed & ~required) != Access.None)
        {
            yield return Unfilled(grant, allowed) ?? Of(grant.RolePlace, $"{principal.Account} only has to {Verb(required)} the {kind.Noun}, but {grant.Role} lets it {Verb(allowed & ~required)} too.",
                required.HasFlag(Access.Create) ? "Give it roles/storage.objectUser." : $"Give it {kind.Reader}.");
        }
        else if (grant.Target is null)
        {
            yield return Of(grant.RolePlace, $"{principal.Account} has {grant.Role} on every {kind.Noun} of the project.", $"Give it on the {kind.Noun} that its Pods use.");
        }
    }

    // What several read somebody fills: the one who may.
    private Finding? Unfilled(Grant grant, Access allowed)
    {
        var users = needs.Where(need => grant.Target is null || need.Name == grant.Target).ToList();
        return allowed.HasFlag(Access.Create) && users.TrueForAll(need => !need.Required.HasFlag(Access.Create)) && users.Exists(need => !Covers(grant, need))
            && users.Find(need => Covers(grant, need))?.ReadOnlyField is { } field
            ? Of(field.Flaw($"Nobody fills the {kind.Noun}: {grant.Principal!.Account} may write it, but mounts it read-only, as those do who only read.", "Let the one who fills it write.")) : null;
    }

    // The Pods run as another account, which was let in for something else: the one that follows no fact is wrong.
    private Finding? Swapped(Grant grant)
    {
        var need = grant.Principal?.Account is not { } account || !grant.Writer(grant.Principal.PartOf("sa").Start, grant.Principal.PartOf("sa").Length).IsFact ? null
            : needs.FirstOrDefault(need => need.Name == grant.Target && need.Account.Name != account.Name && !need.Pod.AccountField.IsFact
                && fleet.ObjectsOf(need.Pod.Cluster).Any(other => other.Manifest.Id.Kind == "ServiceAccount" && other.Manifest.Name == account.Name));
        return need is null ? null : Of(need.Pod.AccountField.Flaw(
            $"The Pods of {need.Pod} run as {need.Account}, but {grant.Principal!.Account} is the account that was let into the {kind.Noun} for them.",
            "Take the name from the fact that Terraform takes it from."));
    }

    private void Speak(Grant? grant)
    {
        if (grant is not null)
        {
            spoken.UnionWith(grants.All.Where(other => other.Principal == grant.Principal && other.Role == grant.Role));
        }
    }

    // Whether every need is met without it.
    private bool IsSpare(Grant grant) => needs.Where(need => Covers(grant, need)).All(need =>
        (Sum(grants.All.Where(other => other != grant && Covers(other, need))) & need.Required) == need.Required);

    private static string Verb(Access access) => access.HasFlag(Access.Administer) ? "administer" : (access & (Access.Create | Access.Delete)) != Access.None ? "write" : "read";

    private Finding Of(Flaw flaw) => flaw.Of(info);

    private Finding Of(Place place, string message, string? hint) => Finding.At(info, place, message, hint);
}
