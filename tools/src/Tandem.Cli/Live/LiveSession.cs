using System.CommandLine;
using Tandem.Findings;
using Tandem.Live.Clusters;
using Tandem.Live.Targets;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Settings;

namespace Tandem.Cli.Live;

/// <summary>What every command over running clusters needs: the repository, and a way to each cluster.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Workspace">Its files.</param>
/// <param name="Fleet">The fleet.</param>
/// <param name="Control">The twin's control endpoint; null on real clusters.</param>
internal sealed record LiveSession(Repository Repository, Workspace Workspace, LiveFleet Fleet, TwinControl? Control) : IAsyncDisposable
{
    private TwinHolder? held;
    private HttpClient? client;

    /// <summary>Opens one as the command line says, runs, and says in one line what kept it from running.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Screen screen, Func<LiveSession, Task<int>> run, CancellationToken cancel)
    {
        try
        {
            await using var session = await OpenAsync(parsed, screen, cancel);
            return await run(session);
        }
        catch (ClusterException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
        catch (ProgramException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Fleet.Dispose();
        client?.Dispose();
        if (held is not null)
        {
            await held.StopAsync();
        }
    }

    private static async Task<LiveSession> OpenAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var repository = Repository.Find(parsed);
        var workspace = new Workspace(repository.Root);
        var names = FleetNames.Of(workspace);
        var contexts = parsed.GetValue(LiveOptions.Contexts);
        if (contexts is null == !parsed.GetValue(LiveOptions.Twin))
        {
            throw new SettingsException(new Place("--contexts", 1, 1), contexts is null ? "Which clusters?" : "--contexts and --twin exclude each other.",
                "Give --twin, or --contexts REGION=CONTEXT,... for real clusters.");
        }

        return contexts is null ? await TwinAsync(repository, workspace, names, screen, cancel)
            : new LiveSession(repository, workspace, await LiveFleet.OpenAsync(names, parsed.GetValue(LiveOptions.Kubeconfig) ?? ClusterConnector.DefaultFile(),
                ContextMap.Parse(contexts, names), null, TimeProvider.System), null);
    }

    private static async Task<LiveSession> TwinAsync(Repository repository, Workspace workspace, FleetNames names, Screen screen, CancellationToken cancel)
    {
        var holder = new TwinHolder(repository.Root, screen);
        var twin = await holder.StartAsync(cancel);
        try
        {
            var fleet = await LiveFleet.OpenAsync(names, twin.Kubeconfig, names.Regions.ToDictionary(region => region, region => region, StringComparer.Ordinal), twin, TimeProvider.System);
            var http = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
            return new LiveSession(repository, workspace, fleet, new TwinControl(http, twin.Control)) { held = holder, client = http };
        }
        catch
        {
            await holder.StopAsync();
            throw;
        }
    }
}
