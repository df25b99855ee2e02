using System.CommandLine;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Settings;
using Tandem.Terraform;
using Tandem.Terraform.Operations;
using Tandem.Twin.Providers;

namespace Tandem.Cli.Infra;

/// <summary>What every command over the ground needs: the repository, its regions, and terraform ready to run.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Workspace">Its files.</param>
/// <param name="Terraform">Terraform, offline or live.</param>
internal sealed record InfraSession(Repository Repository, Workspace Workspace, InfraTerraform Terraform) : IAsyncDisposable
{
    /// <summary>Opens one as the command line says.</summary>
    /// <exception cref="ProgramException">terraform is missing, too old, or the state's backend cannot be reached.</exception>
    /// <exception cref="SettingsException">There is nothing to run.</exception>
    public static async Task<InfraSession> OpenAsync(ParseResult parsed, CancellationToken cancel)
    {
        var repository = Repository.Find(parsed);
        var workspace = new Workspace(repository.Root);
        if (!workspace.HasFolder(InfraFiles.Folder))
        {
            throw new SettingsException(new Place(InfraFiles.Folder, 1, 1), "There is no such folder.", "Terraform's configuration stands in infra/ of the repository.");
        }

        var program = await TerraformLocator.FindAsync(CacheFolder.FromEnvironment(), cancel);
        var isOffline = parsed.GetValue(InfraOptions.Offline);
        var folder = StateFolder.Of(repository.Root, isOffline ? "infra" : "infra-live");
        var terraform = isOffline
            ? await InfraTerraform.OfflineAsync(workspace, program, new EmbeddedProviderHost(), folder, cancel)
            : await InfraTerraform.LiveAsync(workspace, program, folder, Bucket(parsed, workspace), cancel);
        return new InfraSession(repository, workspace, terraform);
    }

    /// <summary>The regions, in the order in which they are changed: the config cluster's last, since it holds the Gateway.</summary>
    public IReadOnlyList<string> Regions =>
        [.. ClusterFinder.Find(Workspace).Select(cluster => cluster.Name).OrderBy(name => name == Fact("configCluster")).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>The Google Cloud project.</summary>
    public string Project => Fact("projectId") ?? "";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Terraform.DisposeAsync();

    private string? Fact(string name) => FleetFacts.Find(Workspace, name)?.Text;

    private static string Bucket(ParseResult parsed, Workspace workspace) =>
        parsed.GetValue(InfraOptions.StateBucket) ?? $"{FleetFacts.Find(workspace, "projectId")?.Text}-tandem-state";
}
