using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>One kustomization.yaml.</summary>
/// <param name="Folder">Its folder, from the repository's root.</param>
/// <param name="Path">Its path, from the repository's root.</param>
/// <param name="Root">Its fields.</param>
public sealed record KustomizationFile(string Folder, string Path, MappingNode Root)
{
    private static readonly string[] Names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <summary>Whether it is a Component, which builds only inside another kustomization.</summary>
    public bool IsComponent => Root.Text("kind") == "Component";

    /// <summary>The path of a folder's kustomization; null where it has none.</summary>
    public static string? PathIn(Workspace workspace, string folder) => Names
        .Select(name => folder is "" or "." ? name : $"{folder}/{name}")
        .FirstOrDefault(workspace.HasFile);

    /// <summary>Whether a path names a kustomization.</summary>
    public static bool IsKustomization(string path) => Names.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparer.Ordinal);

    /// <summary>Reads a folder's kustomization; null where there is none or it is no mapping.</summary>
    public static KustomizationFile? Read(Workspace workspace, string folder) =>
        PathIn(workspace, folder) is { } path && workspace.Yaml(path).Documents is [MappingNode root]
            ? new KustomizationFile(folder, path, root)
            : null;

    /// <summary>The scalars listed under <paramref name="field"/>.</summary>
    public IEnumerable<ScalarNode> Scalars(string field) => Root.List(field).OfType<ScalarNode>().Where(scalar => !scalar.IsNull);

    /// <summary>The folders and files that it takes in as resources, components or bases.</summary>
    public IEnumerable<string> FoldersTakenIn(Workspace workspace) =>
        Listed(workspace, "resources").Concat(Listed(workspace, "components")).Concat(Listed(workspace, "bases")).Select(listed => listed.Path).Where(path => path != Folder);

    /// <summary>The entries of a list that lie in the repository, with their paths from its root.</summary>
    public IEnumerable<ListedPath> Listed(Workspace workspace, string field) =>
        Scalars(field).Where(entry => !RemotePaths.IsRemote(entry.Text)).Select(entry => new ListedPath(entry, workspace.Resolve(Folder, entry.Text)));

    /// <summary>The mappings listed under <paramref name="field"/>.</summary>
    public IEnumerable<MappingNode> Mappings(string field) => Root.List(field).OfType<MappingNode>();
}
