using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Schemas;
using Tandem.Tests.Support;

namespace Tandem.Tests.Schemas;

/// <summary>One object of every name that the real tree deploys: as rendered, and as it stands in a base where only a component takes it in.</summary>
internal static class DeployedObjects
{
    private static readonly Lazy<Task<IReadOnlyList<ManifestObject>>> Rendered = new(RenderAsync);

    public static Task<IReadOnlyList<ManifestObject>> AllAsync() => Rendered.Value;

    /// <summary>Every kind among them, sorted.</summary>
    public static async Task<IReadOnlyList<SchemaId>> KindsAsync() =>
        [.. (await AllAsync()).Select(manifest => manifest.Id).Distinct().OrderBy(id => id.ToString(), StringComparer.Ordinal)];

    /// <summary>The committed schema of a kind.</summary>
    public static string SchemaFileOf(SchemaId id) => Path.Combine(RealRepository.Root, "tools", "schemas", id.File);

    private static async Task<IReadOnlyList<ManifestObject>> RenderAsync()
    {
        var workspace = new Workspace(RealRepository.Root);
        var cache = CacheFolder.FromEnvironment();
        var program = await ProgramLocator.FindKustomizeAsync(cache, CancellationToken.None);
        var renderer = new UnitRenderer(workspace, new Renderer(workspace, program, cache));
        var objects = new List<ManifestObject>();
        foreach (var unit in ClusterFinder.Find(workspace).SelectMany(cluster => cluster.Units))
        {
            objects.AddRange((await renderer.RenderAsync(unit, CancellationToken.None)).Objects.Select(candidate => candidate.Manifest));
        }

        var known = objects.Select(manifest => manifest.Id).ToHashSet();
        objects.AddRange(OptIn(workspace).Where(manifest => !known.Contains(manifest.Id)));
        return objects;
    }

    private static IEnumerable<ManifestObject> OptIn(Workspace workspace) => workspace.FilesUnder("base")
        .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) && !KustomizationFile.IsKustomization(file))
        .SelectMany(file => workspace.Yaml(file).Documents)
        .Select(ManifestObject.From).OfType<ManifestObject>()
        .Where(manifest => SchemaStore.Files.Contains(manifest.Id.File) && manifest.Name.Length > 0);
}
