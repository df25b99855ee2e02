using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A pool that a Gateway of several clusters sends to, and that its cluster does not export.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/how-to/setup-multicluster-inference-gateway</remarks>
public sealed class PoolNotExported() : ReferenceRule(new RuleInfo(
    "TND0524", "pool-not-exported", Severity.Error, Layers.References, "A pool that requests are sent to is not exported."))
{
    private const string Annotation = "networking.gke.io/export";
    private const string Exported = "True";

    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pool in world.Own(Routes.PoolGroup, Routes.PoolKind)
        where IsWanted(world, pool)
        let annotations = pool["metadata"]["annotations"]
        let export = annotations[Annotation]
        where export.Text != Exported
        select Found(world, export.Exists
            ? export.Flaw($"{Annotation} is {export.Text}; GKE exports the pool {pool.Owner.Manifest.Name} for the string \"{Exported}\" alone.", $"Write \"{Exported}\", with quotes.")
            : pool["metadata"]["labels"][Annotation] is { Exists: true } label
            ? label.KeyFlaw($"{Annotation} stands among the labels, where GKE does not look: the pool {pool.Owner.Manifest.Name} is not exported.", "Write it under annotations.")
            : annotations.Entries.FirstOrDefault(entry => NearestName.Find(entry.Key, [Annotation]) is not null) is { } slip
            ? slip.KeyFlaw($"{slip.Key} is no annotation that GKE knows: the pool {pool.Owner.Manifest.Name} is not exported.", $"Did you mean {Annotation}?")
            : export.Missing($"The pool {pool.Owner.Manifest.Name} is not exported: the annotation {Annotation} is missing.", $"Add {Annotation}: \"{Exported}\"."));

    // A route sends to its import, or its namesakes are exported.
    private static bool IsWanted(World world, ObjectField pool) => world.Fleet.References.ClusterWorlds.Any(other =>
        Routes.Of(other).SelectMany(Routes.Backends).Any(backend => Routes.IsImport(backend) && Routes.Imported(other, backend).Any(found => found.Owner == pool.Owner))
        || other.All(Routes.PoolGroup, Routes.PoolKind).Any(twin => twin.Owner != pool.Owner && twin.Owner.Manifest.Name == pool.Owner.Manifest.Name && twin["metadata"]["annotations"][Annotation].Text == Exported));
}
