using Tandem.Findings;
using Tandem.Rules.ArgoCd;
using Tandem.Rules.Gateway;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>An object that a role names in <c>resourceNames</c> and that nothing makes.</summary>
public sealed class RightToNothing() : ReferenceRule(new RuleInfo(
    "TND0165", "right-to-nothing", Severity.Error, Layers.References, "A role names an object that is not there."))
{
    // Kinds whose objects stand in Git. ConfigMaps, Secrets, Leases, Jobs and Pods are made by programs, too.
    private static readonly Dictionary<(string Group, string Resource), string> Kinds = new()
    {
        [("apps", "deployments")] = "Deployment",
        [("apps", "statefulsets")] = "StatefulSet",
        [("apps", "daemonsets")] = "DaemonSet",
        [("", "services")] = "Service",
        [("", "serviceaccounts")] = "ServiceAccount",
        [("batch", "cronjobs")] = "CronJob",
        [("autoscaling", "horizontalpodautoscalers")] = "HorizontalPodAutoscaler",
        [("policy", "poddisruptionbudgets")] = "PodDisruptionBudget",
        [(Routes.ApiGroup, "gateways")] = "Gateway",
        [(Routes.ApiGroup, "httproutes")] = "HTTPRoute",
        [(Routes.PoolGroup, "inferencepools")] = Routes.PoolKind,
        [(Routes.ObjectiveGroup, "inferenceobjectives")] = Routes.ObjectiveKind,
        [(Deliveries.ApiGroup, "applications")] = Deliveries.Application,
        [(Deliveries.ApiGroup, "appprojects")] = Deliveries.Project,
    };

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from role in world.Own(AccountBindings.Group, "Role").Concat(world.Own(AccountBindings.Group, "ClusterRole"))
        from rule in role["rules"].Items
        let kinds = KindsOf(rule)
        where kinds.Count > 0
        from name in rule["resourceNames"].Items
        where name.Text is { Length: > 0 }
        let known = kinds.SelectMany(kind => world.All(kind.Group, kind.Kind).Concat(world.Beside(kind.Group, kind.Kind)).Where(root => World.IsIn(root, role.Owner.Manifest.Namespace)).Select(root => root.Owner.Manifest.Name)).Distinct(StringComparer.Ordinal).ToList()
        where !known.Contains(name.Text, StringComparer.Ordinal) && (!world.IsOpen(role.Owner.Manifest.Namespace) || NearestName.Slip(name.Text!, known) is not null)
        select Found(world, name.Flaw($"{name.Here} names the {kinds[0].Kind} {name.Text}, which nothing makes.", Hint(name.Text!, known)) with { Misses = [.. kinds.Select(kind => $"{kind.Kind} {name.Text}")] });

    // None where one of the resources is of a kind whose objects nobody knows.
    private static List<(string Group, string Kind)> KindsOf(ObjectField rule)
    {
        var all = (from resource in rule["resources"].Items
                   from apiGroup in rule["apiGroups"].Items
                   select (Group: apiGroup.Text ?? "", Kind: Kinds.GetValueOrDefault((apiGroup.Text ?? "", (resource.Text ?? "").Split('/')[0])))).ToList();
        return all.Exists(pair => pair.Kind is null) ? [] : all.ConvertAll(pair => (pair.Group, pair.Kind!));
    }

    private static string Hint(string name, List<string> known) => NearestName.Find(name, known) is { } near ? $"Did you mean {near}?"
        : known.Count == 0 ? "There is none at all." : $"There is {Wording.List(known)}.";
}
