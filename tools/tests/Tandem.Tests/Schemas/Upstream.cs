using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Tests.Support;

namespace Tandem.Tests.Schemas;

/// <summary>The published schemas that <c>TANDEM_UPSTREAM</c> names, a folder as facts of other projects lie in it.</summary>
internal sealed class Upstream
{
    private const string Variable = "TANDEM_UPSTREAM";

    // In the order in which they are asked; what is derived there adds to what is published.
    private static readonly string[] CrdFolders =
    [
        "gateway-api/v1.6.1/standard", "gateway-api-inference-extension/v1.5.0", "gke-gateway-api/head-*", "prometheus-engine/head-*",
        "argo-cd/v3.5.1", "secrets-store-csi-driver/v1.6.0",
    ];

    private readonly string root;
    private readonly Lazy<JsonObject> kubernetes;
    private readonly Lazy<Dictionary<SchemaId, JsonObject>> crds;

    private Upstream(string root)
    {
        this.root = root;
        kubernetes = new(() => (JsonObject)JsonNode.Parse(File.ReadAllText(
            Path.Combine(root, "kubernetes", "kubernetes-validate-v1.36.0", "v1.36.0", "_definitions.json")))!);
        crds = new(() => Crds(CrdFolders).SelectMany(crd => Structural(crd.Root)).GroupBy(pair => pair.Id).ToDictionary(group => group.Key, group => group.First().Schema));
    }

    /// <summary>The folder; the test is skipped where the variable is not set, and fails where it names nothing.</summary>
    public static Upstream Require()
    {
        var value = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(value is null, $"{Variable} is not set: it names the folder of published schemas to compare with.");
        value.ShouldNotBeNullOrWhiteSpace($"{Variable} is set and empty");
        var path = Path.GetFullPath(value!, RealRepository.Root);
        Directory.Exists(path).ShouldBeTrue($"{Variable} names {value}, which is no folder");
        return new Upstream(path);
    }

    /// <summary>A file of the folder.</summary>
    public string FileOf(string path) => Path.Combine(root, path);

    /// <summary>Every CRD below the folders given, or below all.</summary>
    public IEnumerable<(string File, MappingNode Root)> Crds(params string[] folders) =>
        from folder in folders.DefaultIfEmpty(".")
        from directory in Folders(folder)
        from file in Directory.EnumerateFiles(directory, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from document in YamlReader.Read(new SourceText(Path.GetRelativePath(root, file), File.ReadAllText(file))).Documents
        let manifest = ManifestObject.From(document)
        where manifest is { Id.Kind: "CustomResourceDefinition" }
        select (Path.GetRelativePath(root, file), manifest.Root);

    /// <summary>The published schema of a kind, definitions beside it; null where there is none.</summary>
    public JsonObject? Find(SchemaId id)
    {
        var derived = Path.Combine(root, "derived", id.File);
        return File.Exists(derived) ? (JsonObject)JsonNode.Parse(File.ReadAllText(derived))!
            : crds.Value.GetValueOrDefault(id) ?? Kubernetes(id);
    }

    private string[] Folders(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var cut = star < 0 ? -1 : pattern.LastIndexOf('/', star);
        return star < 0 ? [Path.Combine(root, pattern)] : Directory.GetDirectories(Path.Combine(root, pattern[..cut]), pattern[(cut + 1)..]);
    }

    private static IEnumerable<(SchemaId Id, JsonObject Schema)> Structural(MappingNode crd) =>
        from version in crd.Mapping("spec")!.List("versions").Cast<MappingNode>()
        let id = new SchemaId(crd.Mapping("spec")!.Text("group")!, version.Text("name")!, crd.Mapping("spec")!.Mapping("names")!.Text("kind")!)
        select (id, (JsonObject)NodeJson.Of(version.Mapping("schema")!.Mapping("openAPIV3Schema")!)!);

    private JsonObject? Kubernetes(SchemaId id)
    {
        var definitions = (JsonObject)kubernetes.Value["$defs"]!;
        var kind = definitions.Select(entry => (JsonObject)entry.Value!).FirstOrDefault(definition =>
            (definition["x-kubernetes-group-version-kind"] as JsonArray)?.Any(names =>
                ((string?)names!["group"], (string?)names["version"], (string?)names["kind"]) == (id.Group, id.Version, id.Kind)) == true);
        return kind is null ? null : new JsonObject(kind.Append(new("$defs", definitions)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
    }
}
