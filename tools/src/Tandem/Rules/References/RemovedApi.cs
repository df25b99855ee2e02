using Tandem.Facts;
using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>An object of an API version that the clusters' Kubernetes no longer serves.</summary>
public sealed class RemovedApi() : ReferenceRule(new RuleInfo(
    "TND0146", "removed-api", Severity.Error, Layers.References, "An API version is removed from the clusters' Kubernetes."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) => world.Fleet.IsRepository && ClusterVersion.Of(world.Fleet.Workspace) is { } version
        ? from root in world.Subjects
          let removal = Removals.Of(root.Owner.Manifest.Id)
          where removal is not null && removal.Since <= version
          select root["apiVersion"].Owner.Finding(Info, root["apiVersion"].Path, FieldTarget.Value,
              $"{root.Owner.Manifest.Id} was removed in Kubernetes {removal.Since}; the clusters have {version} at least.", $"Write {removal.Successor}, and look for fields that it names otherwise.")
        : [];
}
