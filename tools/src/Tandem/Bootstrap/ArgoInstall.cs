using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Bootstrap;

/// <summary>The install of Argo CD as the folder <c>clusters/R/argocd/install</c> renders it, which needs the network, or from a local copy of the file that it names.</summary>
/// <param name="workspace">The repository.</param>
/// <param name="program">What renders.</param>
public sealed class ArgoInstall(Workspace workspace, KustomizeProgram program)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The folder of a region's install.</summary>
    public static string FolderOf(string region) => $"clusters/{region}/argocd/install";

    /// <summary>Its manifests.</summary>
    /// <param name="region">The region.</param>
    /// <param name="local">A local copy of upstream's file; null to fetch it.</param>
    /// <param name="space">The namespace to put a local copy into.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="BootstrapException">It cannot be rendered.</exception>
    public async Task<string> RenderAsync(string region, string? local, string space, CancellationToken cancel)
    {
        if (local is not null)
        {
            return await LocalAsync(local, space, cancel);
        }

        var folder = FolderOf(region);
        var result = workspace.HasFolder(folder) ? await ProgramRunner.RunAsync(program.Path, program.Render(folder), workspace.Root, Longest, cancel)
            : throw new BootstrapException($"There is no folder {folder}.", "Copy it from another region.");
        return result.ExitCode == 0 ? result.Output : throw new BootstrapException(
            $"The install of Argo CD cannot be rendered: {Why(result.Error)}.",
            $"{program.Name} fetches it from GitHub, so it needs the network. Without: download the file that base/argocd/install names, and give it as --install FILE.");
    }

    // The same transformation that the folder asks for, over the file instead of its address.
    private async Task<string> LocalAsync(string local, string space, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("tandem-install-").FullName;
        try
        {
            File.Copy(local, Path.Combine(folder, "install.yaml"));
            await File.WriteAllTextAsync(Path.Combine(folder, "kustomization.yaml"), $"namespace: {space}\nresources: [install.yaml]\n", cancel);
            var result = await ProgramRunner.RunAsync(program.Path, program.Render(folder), folder, Longest, cancel);
            return result.ExitCode == 0 ? result.Output : throw new BootstrapException($"{local} cannot be rendered: {Why(result.Error)}.", "It must be the install.yaml of an Argo CD release.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Why(string error) => RenderFailure.Said(error).TrimEnd('.') is { Length: > 0 } said ? said : "no word why";
}
