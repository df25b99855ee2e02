using Tandem.Facts;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Terraform;

/// <summary>The files that a plan depends on.</summary>
public static class InfraFiles
{
    /// <summary>The folder of the one Terraform root.</summary>
    public const string Folder = "infra";

    private static readonly string[] Extensions = [".tf", ".tfvars", ".hcl", ".json", ".tftpl"];

    /// <summary>The configuration itself, tests included, sorted.</summary>
    public static IEnumerable<string> Configuration(Workspace workspace) => workspace.FilesUnder(Folder)
        .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal) || file.Contains("/tests/", StringComparison.Ordinal))
        .Where(file => !file.Contains("/.terraform/", StringComparison.Ordinal) && !file.Contains(".tfstate", StringComparison.Ordinal));

    /// <summary>The facts files, which the configuration reads, and what lies beside them: a pattern may take that in too.</summary>
    public static IEnumerable<string> Facts(Workspace workspace) =>
        workspace.FilesUnder(ClusterFinder.Folder).Where(file => Path.GetDirectoryName(file)!.EndsWith("/facts", StringComparison.Ordinal))
            .Concat(workspace.FilesUnder(Path.GetDirectoryName(FactsFiles.FleetFile)!));
}
