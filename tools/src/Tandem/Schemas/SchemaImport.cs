using System.Text.Json.Nodes;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Settings;

namespace Tandem.Schemas;

/// <summary>
/// Reads schemas from what people have at hand: CustomResourceDefinitions, or the OpenAPI document of a cluster
/// (<c>kubectl get --raw /openapi/v2</c>, or one group's from <c>/openapi/v3</c>).
/// </summary>
/// <param name="workspace">The files.</param>
public sealed class SchemaImport(Workspace workspace)
{
    private readonly SchemaStore store = new();

    /// <summary>How many objects of other kinds stood beside the definitions.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Every schema in one file.</summary>
    /// <exception cref="SettingsException">The file cannot be read, holds no definition, or one that is wrong.</exception>
    public IReadOnlyList<ImportedSchema> Read(string path)
    {
        var file = workspace.Yaml(path);
        if (file.Findings is [var finding, ..])
        {
            throw new SettingsException(finding.Blame.Place, finding.Message, finding.Hint);
        }

        var documents = file.Documents.SelectMany(ManifestObject.Split).ToList();
        var schemas = documents.SelectMany(document => Read(path, document)).ToList();
        return schemas.Count > 0 ? schemas : throw new SettingsException(documents.Count > 0 ? documents[0].Place : new Place(path, 1, 1),
            documents.Count > 0 && ManifestObject.From(documents[0]) is { } other
                ? $"There is no definition here: this is a {other.Id.Kind}."
                : "There is no definition here: neither a CustomResourceDefinition nor an OpenAPI document.");
    }

    /// <summary>Every kind of an OpenAPI document of the API server.</summary>
    /// <param name="document">The document.</param>
    /// <param name="place">Where it is from.</param>
    public static IReadOnlyList<ImportedSchema> OfOpenApi(JsonObject document, Place place) =>
        [.. OpenApiSchemas.Of(document).Select(pair => new ImportedSchema(pair.Id, Headed(pair.Id, pair.Schema), place))];

    private IEnumerable<ImportedSchema> Read(string path, Node document)
    {
        if (document is MappingNode root && OpenApiSchemas.DefinitionsOf(root) is not null)
        {
            return OfOpenApi((JsonObject)NodeJson.Of(root)!, root.Place);
        }

        if (ManifestObject.From(document) is not { } read)
        {
            throw new SettingsException(document.Place, $"The document is no object: it is {document.Describe()} without apiVersion and kind.");
        }

        return read.Id is { Kind: "CustomResourceDefinition", Group: "apiextensions.k8s.io" } ? OfDefinition(read) : Pass();
    }

    private IEnumerable<ImportedSchema> Pass()
    {
        PassedOver++;
        return [];
    }

    private List<ImportedSchema> OfDefinition(ManifestObject crd)
    {
        var errors = store.Check(crd.Id, crd.Root) ?? throw new SettingsException(crd.Root["apiVersion"]!.Place,
            $"{crd.Id.ApiVersion} is too old: a cluster has not taken it since Kubernetes 1.22.", "Export the definition from the cluster: kubectl get crd NAME -o yaml");
        if (errors.Count > 0)
        {
            var self = new Kustomize.SourceObject(crd.Id, new Kustomize.DocumentWriter(crd.Root, ChainRole.Base)) { Name = crd.Name };
            throw new SettingsException(Kustomize.ObjectBlamer.Of(self, crd.Root, errors[0].Path, errors[0].Target).Place, errors[0].Message, errors[0].Hint);
        }

        var schemas = CrdSchemas.Versions(crd.Root)
            .Select(version => new ImportedSchema(version.Id, Headed(version.Id, JsonObject.Create(version.Schema)!), crd.Root.Place))
            .ToList();
        return schemas.Count > 0 ? schemas : throw new SettingsException(crd.Root.Place, $"{crd} has no version with a schema.");
    }

    private static JsonObject Headed(SchemaId id, JsonObject schema)
    {
        var headed = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"{id.Kind} ({id.ApiVersion})",
            ["x-kubernetes-group-version-kind"] = new JsonArray(new JsonObject { ["group"] = id.Group, ["version"] = id.Version, ["kind"] = id.Kind }),
        };
        foreach (var (name, value) in schema.Where(member => !headed.ContainsKey(member.Key)))
        {
            headed[name] = value?.DeepClone();
        }

        return headed;
    }
}
