using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Validation;

/// <summary>Every kustomization.yaml against the schema of its kind. Kustomize itself passes some mistakes in silence.</summary>
/// <param name="schemas">The schemas.</param>
public sealed class KustomizationChecker(SchemaStore schemas)
{
    /// <summary>Every error of one kustomization.</summary>
    public IEnumerable<Finding> Check(KustomizationFile kustomization)
    {
        var id = kustomization.IsComponent
            ? new SchemaId("kustomize.config.k8s.io", "v1alpha1", "Component")
            : new SchemaId("kustomize.config.k8s.io", "v1beta1", "Kustomization");
        var self = new FleetObject(null, new ManifestObject(kustomization.Root, id, null, ""), null);
        return (schemas.Check(id, kustomization.Root) ?? [])
            .Select(error => self.Finding(error.Rule, error.Path, error.Target, error.Message, error.Hint));
    }
}
