using Tandem.Manifests;

namespace Tandem.Fleet;

/// <summary>The files that some check must cover.</summary>
public static class CoveredFiles
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json", ".tf"];

    /// <summary>The folders that hold them.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["base", ClusterFinder.Folder, "infra", ".github"];

    /// <summary>The YAML, JSON and Terraform files under <paramref name="folders"/>, sorted.</summary>
    public static IEnumerable<string> Of(Workspace workspace, IEnumerable<string> folders) =>
        folders.SelectMany(workspace.FilesUnder)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) || Kustomize.KustomizationFile.IsKustomization(file))
            .Where(file => !file.Contains("/.terraform/", StringComparison.Ordinal));
}
