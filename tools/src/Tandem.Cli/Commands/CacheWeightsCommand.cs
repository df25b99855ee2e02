using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Cli.Completion;
using Tandem.Cli.Live;
using Tandem.Live.Status;
using Tandem.Live.Weights;
using Tandem.Programs;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem cache-weights</c>: the loader of each region, followed to its marker.</summary>
internal static class CacheWeightsCommand
{
    private const string Loader = "model-downloader";

    private static readonly Option<string[]> Region = new("--region") { Description = "This region alone. May be given again; all without it.", HelpName = "NAME" };

    public static Command Create(Screen screen)
    {
        var command = new Command("cache-weights", "Start the loader of each region where it has not run, and follow it until the weights are whole.")
        {
            LiveOptions.Contexts, LiveOptions.Kubeconfig, LiveOptions.Twin, Region,
        };
        Region.CompletionSources.Add(_ => Sources.Clusters().Select(name => new CompletionItem(name)));
        command.SetAction((parsed, cancel) => LiveSession.RunAsync(parsed, screen, session => RunAsync(parsed, screen, session, cancel), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, LiveSession session, CancellationToken cancel)
    {
        var chosen = (parsed.GetValue(Region) ?? []).Select(session.Fleet.Names.Choose).ToList();
        var rendered = await RenderedFleet.OfAsync(session, cancel);
        var regions = chosen.Count > 0 ? chosen : [.. session.Fleet.Clusters.Keys];
        var results = await Task.WhenAll(regions.Select(region => LoadAsync(screen, session, region, rendered, cancel)));
        foreach (var result in results)
        {
            screen.Output.WriteLine($"{(result.IsComplete ? "complete" : "partial ")}  {result.Region}: {result.Text}");
        }

        return results.All(result => result.IsComplete) ? ExitCodes.Clean : ExitCodes.Findings;
    }

    private static Task<LoaderResult> LoadAsync(Screen screen, LiveSession session, string region, IReadOnlyList<RenderedObject> rendered, CancellationToken cancel)
    {
        var job = rendered.FirstOrDefault(one => one.Region == region && one.Kind == "Job" && one.Name == Loader)
            ?? throw new ProgramException($"{region} has no Job {Loader}.", $"Its unit is clusters/{region}/model-cache.");
        var view = new LoaderScreen(screen, region, TimeProvider.System);
        return new LoaderRun(session.Fleet, region, job, view.Say, TimeProvider.System).RunAsync(cancel);
    }
}
