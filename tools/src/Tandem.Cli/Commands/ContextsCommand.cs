using System.CommandLine;
using Tandem.Cli.Infra;
using Tandem.Cli.Live;
using Tandem.Facts;
using Tandem.Fleet;
using Tandem.Live.Clusters;
using Tandem.Live.Google;
using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem contexts</c>: a kubeconfig context for the cluster of every region.</summary>
internal static class ContextsCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("contexts", "Write a kubeconfig context for each region's cluster. Needs the role roles/container.clusterViewer. Never run against Google Cloud yet.") { LiveOptions.Kubeconfig };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var workspace = new Workspace(Repository.Find(parsed).Root);
        var project = FleetFacts.Require(workspace, "projectId");
        return await GoogleServices.TellAsync(screen, async () =>
        {
            var file = parsed.GetValue(LiveOptions.Kubeconfig) ?? ClusterConnector.DefaultFile();
            var names = await WriteAsync(project, [.. ClusterFinder.Find(workspace).Select(cluster => cluster.Name)], file, cancel);
            screen.Output.WriteLine($"{file} has {string.Join(" and ", names.Select(pair => pair.Context))}.");
            screen.Output.WriteLine($"--contexts {string.Join(',', names.Select(pair => $"{pair.Region}={pair.Context}"))}");
            return ExitCodes.Clean;
        });
    }

    // All are asked for before the first is written: either every region has its context, or nothing changed.
    private static async Task<IReadOnlyList<(string Region, string Context)>> WriteAsync(string project, IReadOnlyList<string> regions, string file, CancellationToken cancel)
    {
        var kubectl = ProgramLocator.Find("kubectl", CacheFolder.FromEnvironment()) ?? throw new ProgramException("kubectl was not found.", "Install kubectl 1.27 or later on PATH.");
        using var http = new HttpClient();
        var clusters = new ClusterEndpoints(await GoogleServices.SignInAsync(http, cancel), GoogleServices.Clusters);
        var found = new List<(string Region, string Context, ClusterEndpoint Endpoint)>();
        foreach (var region in regions)
        {
            // infra/clusters.tf names the cluster; the context's name is the one that gcloud gives.
            found.Add((region, $"gke_{project}_{region}_gke-{region}", await clusters.FindAsync(project, region, $"gke-{region}", cancel)));
        }

        var writer = new KubeconfigWriter(kubectl, file);
        foreach (var (_, context, endpoint) in found)
        {
            await writer.WriteAsync(context, endpoint, cancel);
        }

        return [.. found.Select(one => (one.Region, one.Context))];
    }
}
