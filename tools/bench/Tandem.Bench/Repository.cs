namespace Tandem.Bench;

/// <summary>The repository that is measured.</summary>
internal static class Repository
{
    /// <summary>Settings for a copy of its tree: the install of Argo CD comes from the network, nothing else is left out.</summary>
    public const string Settings = "version: 1\nunrenderable:\n  - {path: clusters/*/argocd/install, reason: It comes from the network.}\n";

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "tandem.yaml")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The benchmarks run from inside the repository.");
    }

    /// <summary>The published tool, as ./tandem runs it.</summary>
    public static string Tool(string root) => Path.Combine(root, "artifacts", "tool", "Tandem.Cli.dll");

    /// <summary>The roots of the clusters of a tree, as folders from its own: an overlay, and each folder that is a Kustomization of its own, without that install.</summary>
    public static string[] Units(string tree) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(tree, "clusters"), "kustomization.yaml", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("kind: Kustomization\n", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(tree, Path.GetDirectoryName(file)!)).Where(unit => Path.GetFileName(unit) != "install").Order(StringComparer.Ordinal),
    ];
}
