using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A policy whose target is not there, or is not what traffic goes through; or a backend that lacks a policy others have.</summary>
public sealed class MissingPolicyTarget() : ReferenceRule(new RuleInfo(
    "TND0520", "missing-policy-target", Severity.Error, Layers.References, "A policy's target is not there, or a backend lacks a policy that others have."))
{
    private static readonly string[] Kinds = ["HealthCheckPolicy", "GCPBackendPolicy", "GCPGatewayPolicy", "GCPTrafficDistributionPolicy", "GCPSessionAffinityPolicy"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var targets = Kinds.SelectMany(kind => world.Own(Routes.ImportGroup, kind)).Select(policy => policy["spec"]["targetRef"]).Where(target => target.Mapping is not null).ToList();
        var known = targets.Where(target => PolicyKinds.OfKind(world, target) is null).ToList();
        var missing = new NameCheck(Info, world).Missing(known.Select(target => Target(world, target)).OfType<Reference>()).ToList();
        var flaws = targets.Select(target => PolicyKinds.OfKind(world, target)).OfType<Flaw>().ToList();
        return missing.Concat(flaws.Select(flaw => Found(world, flaw)))
            .Concat(Twice(world, known))
            .Concat(missing.Count + flaws.Count == 0 ? Bare(world, known) : []);
    }

    private static Reference? Target(World world, ObjectField target) => target["kind"].Text == "Gateway"
        ? new Reference(target["name"], Routes.ApiGroup, "Gateway", target["namespace"].Text ?? target.Owner.Manifest.Namespace) { NamespaceField = target["namespace"] }
        : MissingBackend.Target(world, target);

    private IEnumerable<Finding> Twice(World world, List<ObjectField> targets) =>
        from same in targets.GroupBy(target => $"{target.Kind} {target["kind"].Text} {target.Owner.Manifest.Namespace}/{target["name"].Text}", StringComparer.Ordinal)
        // One policy that two units have is an object too many, not a policy.
        where same.DistinctBy(target => target.Owner.Manifest.Name).Skip(1).Any()
        let name = same.Last()["name"]
        select Found(world, name.Flaw($"{name.Here} is {name.Text}, which another {name.Kind} is for too: GKE uses one of them.", "Put both into one policy."), same.First()["name"]);

    // What one backend has, its neighbour needs too.
    private IEnumerable<Finding> Bare(World world, List<ObjectField> targets) =>
        from backend in Routes.Of(world).SelectMany(route => route.Select("spec.rules[].backendRefs[]")).Where(Routes.IsImport).DistinctBy(backend => backend["name"].Text)
        where Routes.Imported(world, backend).Any()
        from kind in Kinds.Take(2)
        where targets.Exists(target => target.Kind == kind && Routes.IsImport(target)) && !targets.Exists(target => target.Kind == kind && target["name"].Text == backend["name"].Text)
        select Found(world, backend["name"].Flaw($"{backend["name"].Text} has no {kind}; the other pools that routes send to have one.", $"Add a {kind} for it."), targets.First(target => target.Kind == kind)["name"]);
}
