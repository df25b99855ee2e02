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
            // One mistake is one finding: where the CRD has it, its objects are not judged by half a schema.
            var sound = store.Check(crd.Manifest.Id, crd.Manifest.Root) is not { Count: > 0 };
            foreach (var (id, schema) in Versions(crd.Manifest.Root, sound))
            {
                store.Add(id, schema);
            }
        }
    }

    /// <summary>The kinds that a CRD serves, with their schemas; open ones where it is not <paramref name="sound"/>, which its own schema reports.</summary>
    public static IEnumerable<(SchemaId Id, JsonElement Schema)> Versions(MappingNode crd, bool sound = true)
    {
        var spec = crd.Mapping("spec");
        if (spec?.Text("group") is not { } group || spec.Mapping("names")?.Text("kind") is not { } kind)
        {
            yield break;
        }

        foreach (var version in spec.List("versions").OfType<MappingNode>())
        {
            if (version.Text("name") is { } name && version.Text("served") is not ("false" or "no" or "off")
                && version.Mapping("schema")?.Mapping("openAPIV3Schema") is { } openApi)
            {
                var id = new SchemaId(group, name, kind);
                var source = sound ? (JsonObject)NodeJson.Of(openApi)! : new JsonObject { ["x-kubernetes-preserve-unknown-fields"] = true };
                yield return (id, JsonElement.Parse(StructuralSchema.OfVersion(id, source).ToJsonString()));
            }
        }
    }
}
