using System.Globalization;
using Tandem.Facts;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Twin.Kubernetes.Resources;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Delivery;

namespace Tandem.Twin.Hosting;

/// <summary>Brings up a twin of a repository: the ground by terraform, the clusters' objects by their API, and waits until both regions answer.</summary>
/// <param name="workspace">The repository.</param>
/// <param name="options">How.</param>
/// <param name="tell">Is told what is going on, a line each.</param>
public sealed class Rehearsal(Workspace workspace, RehearsalOptions options, Action<string> tell)
{
    private static readonly HashSet<string> NoKinds = [];
    private static readonly IReadOnlyDictionary<string, StoreSnapshot> NothingRestored = new Dictionary<string, StoreSnapshot>(StringComparer.Ordinal);
    private static readonly TimeSpan LeastPatience = TimeSpan.FromMinutes(2);

    /// <summary>Starts the twin; when this returns it is ready, and <c>twin.json</c> says so.</summary>
    /// <exception cref="TwinException">Something cannot be applied, or does not become ready.</exception>
    /// <exception cref="Settings.SettingsException">The snapshot cannot be used.</exception>
    /// <exception cref="Programs.ProgramException">terraform, or a program that renders, is missing or too old.</exception>
    /// <exception cref="Terraform.Operations.TerraformException">terraform refused.</exception>
    public async Task<TwinHost> StartAsync(CancellationToken cancel)
    {
        var clusters = ClusterFinder.Find(workspace);
        if (clusters.Count == 0)
        {
            throw new TwinException("There is no cluster to rehearse.", "The twin runs the regions under clusters/ of a repository of this shape.");
        }

        // Before the ground is touched: it may be another twin's.
        TwinLock.Refuse(options.TwinFolder);
        var restored = options.Snapshot is { } folder ? await folder.ReadAsync([.. clusters.Select(cluster => cluster.Name)], cancel) : NothingRestored;
        foreach (var (region, snapshot) in restored)
        {
            tell(string.Create(CultureInfo.InvariantCulture, $"restored   {snapshot.Objects.Count} objects of {region}"));
        }

        var sources = await RenderedSources.RenderAsync(workspace, clusters, cancel);
        tell(string.Create(CultureInfo.InvariantCulture, $"rendered   {sources.Sum(source => source.Objects.Count)} objects for {clusters.Count} clusters"));
        await TwinGroundwork.ApplyAsync(workspace, options.GroundFolder, tell, cancel);
        var host = await TwinHost.StartAsync(TwinOptionsOf(clusters, sources) with { Restored = restored }, cancel);
        try
        {
            await FillAsync(host, sources, cancel);
            host.TellReady();
            tell($"ready      KUBECONFIG={host.Kubeconfig}, contexts {string.Join(" and ", host.Apis.Keys)}");
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private async Task FillAsync(TwinHost host, IReadOnlyList<RenderedSource> sources, CancellationToken cancel)
    {
        foreach (var (region, api) in host.Apis)
        {
            // Argo CD takes the one definition that GKE does not install from upstream's tag; the twin knows it without the network.
            FirstObjects.Put(host.Stores[region], NoKinds);
            tell($"listening  {region} at {api.GetLeftPart(UriPartial.Authority)}");
        }

        await Task.WhenAll(host.Apis.Select(async api =>
        {
            using var http = new HttpClient();
            var count = await new ManifestApplier(http, api.Key, api.Value).ApplyAsync([.. sources.Where(source => source.Region == api.Key)], cancel);
            tell(string.Create(CultureInfo.InvariantCulture, $"applied    {count} objects to {api.Key}"));
        }));
        await new Readiness(host, tell, Deadline()).WaitAsync(cancel);
        await AskAsync(host, cancel);
    }

    private async Task AskAsync(TwinHost host, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        foreach (var (region, gateway) in host.Gateways.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var by = await TwinChat.AskAsync(http, gateway, host.Options.Model, host.Options.Objective, cancel);
            tell($"answered   a chat through {region}'s address, by {by}");
        }
    }

    private TwinOptions TwinOptionsOf(IReadOnlyList<Cluster> clusters, IReadOnlyList<RenderedSource> sources)
    {
        var git = new GitSources();
        sources.ToList().ForEach(source => git.Add(source.Folder, source.Objects));
        return new TwinOptions
        {
            Folder = options.TwinFolder,
            GroundFolder = TwinGroundwork.StoreIn(options.GroundFolder),
            Regions = [.. clusters.Select(cluster => cluster.Name)],
            ConfigCluster = Fact("configCluster") ?? clusters[0].Name,
            Speed = options.Speed,
            Retry = options.Retry,
            Snapshot = options.Snapshot,
            KubernetesVersion = Fact("gkeMinimumVersion")?.Split('-')[0] ?? "1.35.1",
            Model = Fact("servedModelName") ?? "model",
            Objective = Fact("objectiveName"),
            Sources = git,
        };
    }

    private TimeSpan Deadline() => options.Patience / options.Speed is var real && real > LeastPatience ? real : LeastPatience;

    private string? Fact(string name) => FleetFacts.Find(workspace, name)?.Text;
}
