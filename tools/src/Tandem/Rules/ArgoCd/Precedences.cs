using Tandem.Fleet;
using Tandem.Rules.Gateway;
using Tandem.Rules.References;

namespace Tandem.Rules.ArgoCd;

/// <summary>What must come before what in the sync of one unit.</summary>
/// <remarks>docs/decisions/0003-units-and-deploy-branches.md; argoproj/argo-cd v3.5.1, docs/user-guide/sync-waves.md.</remarks>
/// <param name="all">What the cluster's Argo CD deploys.</param>
/// <param name="unit">The unit.</param>
internal sealed class Precedences(Deliveries all, Unit unit)
{
    private const string Policies = "networking.gke.io";

    private readonly IReadOnlyList<ObjectField> roots = [.. all.World.Subjects.Where(root => root.Owner.Unit == unit)];

    /// <summary>All of them.</summary>
    public IEnumerable<Precedence> All => Namespaces().Concat(Definitions()).Concat(OfPods()).Concat(Pools()).Concat(Gateways()).Concat(Applications());

    private IEnumerable<ObjectField> Of(string apiGroup, string kind) => all.World.All(apiGroup, kind).Where(root => root.Owner.Unit == unit);

    private IEnumerable<Precedence> Namespaces() =>
        from space in Of("", "Namespace")
        from root in roots
        where root.Owner.Manifest.Namespace == space.Owner.Manifest.Name || (root is { Group: Deliveries.ApiGroup, Kind: Deliveries.Application } && root["spec"]["destination"]["namespace"].Text == space.Owner.Manifest.Name)
        select new Precedence(space, root);

    private IEnumerable<Precedence> Definitions() =>
        from crd in Of("apiextensions.k8s.io", "CustomResourceDefinition")
        from root in roots
        where root.Group == crd["spec"]["group"].Text && root.Kind == crd["spec"]["names"]["kind"].Text
        select new Precedence(crd, root);

    // What a Pod mounts, claims or runs as, and the rights that it was given.
    private IEnumerable<Precedence> OfPods() =>
        from pod in all.World.Pods
        where pod.Root.Owner.Unit == unit
        let uses = ConfigUses.Of(pod.Root).Select(use => use.Reference).Concat(PodClaims.OfPod(pod)).Append(new Reference(pod.AccountField, "", "ServiceAccount", pod.Root.Owner.Manifest.Namespace)).Where(use => use.IsGiven).ToList()
        from first in roots.Where(root => uses.Exists(use => use.Means(root))).Concat(Rights(pod))
        select new Precedence(first, pod.Root);

    private IEnumerable<ObjectField> Rights(PodTemplate pod) =>
        from binding in AccountBindings.All(all.World)
        where binding.Owner.Unit == unit && binding["subjects"].Items.Any(subject => subject["kind"].Text == "ServiceAccount" && subject["name"].Text == pod.Account.Name)
        from right in roots.Where(root => root.Group == AccountBindings.Group && root.Kind == binding["roleRef"]["kind"].Text && root.Owner.Manifest.Name == binding["roleRef"]["name"].Text).Append(binding)
        select right;

    // A picker is healthy only once it has seen its pool.
    private IEnumerable<Precedence> Pools() =>
        from pool in Of(Routes.PoolGroup, Routes.PoolKind)
        let name = pool.Owner.Manifest.Name
        let pickers = Picker.Of(all.World.Pods).Where(picker => picker.Pod.Root.Owner.Unit == unit && picker.Flags.Flag("pool-name")?.Text == name).Select(picker => picker.Pod.Root)
        from then in pickers.Concat(Of("inference.networking.x-k8s.io", "InferenceObjective").Where(objective => objective["spec"]["poolRef"]["name"].Text == name))
        select new Precedence(pool, then);

    // No request may pass before its policies; and neither a Gateway nor its route is healthy without the other.
    private IEnumerable<Precedence> Gateways()
    {
        var routes = Routes.Of(all.World).Where(route => route.Owner.Unit == unit).ToList();
        var policies = roots.Where(root => root.Group == Policies && root["spec"].Has("targetRef")).ToList();
        return routes.SelectMany(route => Routes.Parents(all.World, route).Where(gateway => gateway.Owner.Unit == unit).Select(gateway => new Precedence(gateway, route, PrecedenceBond.Together)))
            .Concat(from then in Of(Routes.ApiGroup, "Gateway").Concat(routes) from policy in policies select new Precedence(policy, then));
    }

    // A project, and the settings that judge and tell of them, before the Applications; the CRDs of one before the objects of another.
    private IEnumerable<Precedence> Applications()
    {
        var applications = Of(Deliveries.ApiGroup, Deliveries.Application).ToList();
        var fenced = from project in Of(Deliveries.ApiGroup, Deliveries.Project)
                     from application in applications
                     where application["spec"]["project"].Text == project.Owner.Manifest.Name
                     select new Precedence(project, application, PrecedenceBond.Earlier);
        var defined = from first in all.All
                      from crd in PublishedCrds.Of(first.Source)
                      from then in all.Sound
                      where first.Application.Owner.Unit == unit && then.Application.Owner.Unit == unit && then.Unit!.Objects.Any(candidate => crd.Defines(candidate.Manifest.Id.Group, candidate.Manifest.Id.Kind))
                      select new Precedence(first.Application, then.Application, PrecedenceBond.Earlier);
        var judged = from settings in roots.Where(root => ArgoCdSettings.Is(root) || Notifications.Is(root)) from application in applications select new Precedence(settings, application);
        return fenced.Concat(defined).Concat(judged);
    }
}
