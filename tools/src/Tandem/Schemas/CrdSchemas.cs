using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Schemas;

/// <summary>Takes in the schemas of CustomResourceDefinitions that stand beside the objects they define.</summary>
public static class CrdSchemas
{
    /// <summary>Takes in every served version of every CRD among <paramref name="objects"/>.</summary>
    public static void Take(IEnumerable<FleetObject> objects, SchemaStore store)
    {
        foreach (var crd in objects.Where(candidate => candidate.Manifest.Id is { Kind: "CustomResourceDefinition", Group: "apiextensions.k8s.io" }))
        {
            foreach (var (id, schema) in Versions(crd.Manifest.Root))
            {
                store.Add(id, schema);
            }
        }
    }

    /// <summary>The kinds that a CRD defines, with their schemas; none where it is malformed, which its own schema reports.</summary>
    public static IEnumerable<(SchemaId Id, JsonElement Schema)> Versions(MappingNode crd)
    {
        var spec = crd.Mapping("spec");
        if (spec?.Text("group") is not { } group || spec.Mapping("names")?.Text("kind") is not { } kind)
        {
            yield break;
        }

        foreach (var version in spec.List("versions").OfType<MappingNode>())
        {
            if (version.Text("name") is { } name && version.Mapping("schema")?.Mapping("openAPIV3Schema") is { } openApi)
            {
                var id = new SchemaId(group, name, kind);
                yield return (id, JsonSerializer.SerializeToElement(StructuralSchema.OfVersion(id, (JsonObject)NodeJson.Of(openApi)!)));
            }
        }
    }
}
