using System.Text.Json;
using Shouldly;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Tests.Schemas;

/// <summary>Published CRDs are taken in, and agree with the schemas that the tool carries.</summary>
public sealed class CrdSchemasTests
{
    private static readonly SchemaId CrdId = new("apiextensions.k8s.io", "v1", "CustomResourceDefinition");

    [Fact]
    public void EveryPublishedCrd_IsTakenIn()
    {
        var store = new SchemaStore();
        var versions = 0;
        foreach (var (file, crd) in Upstream.Require().Crds())
        {
            store.Check(CrdId, crd)!.Select(error => error.Message).ShouldBeEmpty(file);
            foreach (var (id, schema) in CrdSchemas.Versions(crd))
            {
                store.Add(id, schema);
                store.Knows(id).ShouldBeTrue($"{file}: {id}");
                versions++;
            }
        }

        versions.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task DeployedObjects_AreRightUnderThePublishedCrds()
    {
        var published = Upstream.Require().Crds("gateway-api/v1.6.1/standard", "gateway-api-inference-extension/v1.5.0", "prometheus-engine/head-*",
            "argo-cd/v3.5.1", "secrets-store-csi-driver/v1.6.0", "gke-gateway-api/head-*");
        var (own, imported) = (new SchemaStore(), new SchemaStore());
        var kinds = new HashSet<SchemaId>();
        foreach (var (id, schema) in published.SelectMany(crd => CrdSchemas.Versions(crd.Root)))
        {
            imported.Add(id, schema);
            kinds.Add(id);
        }

        // The published GCPBackendPolicy is older than the fields that GKE documents: no object of ours can be right under it.
        kinds.Remove(new SchemaId("networking.gke.io", "v1", "GCPBackendPolicy"));
        var objects = (await DeployedObjects.AllAsync()).Where(manifest => kinds.Contains(manifest.Id)).ToList();
        objects.Select(manifest => manifest.Id).Distinct().Count().ShouldBeGreaterThanOrEqualTo(8);
        foreach (var manifest in objects.Where(manifest => own.Check(manifest.Id, manifest.Root)!.Count == 0))
        {
            imported.Check(manifest.Id, manifest.Root)!.Select(error => error.Message).ShouldBeEmpty($"{manifest}");
        }
    }
}
