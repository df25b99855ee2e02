using System.CommandLine;
using Tandem.Cli.Infra;
using Tandem.Cli.Live;
using Tandem.Live.Cleanup;
using Tandem.Live.Drill;
using Tandem.Live.Targets;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem cleanup</c>: takes down what this repository put into the clusters, in the order that lets the load balancer go first.</summary>
internal static class CleanupCommand
{
    private const string Next = "tandem infra destroy";

    private static readonly Option<string[]> Region = new("--region")
    {
        Description = "Take this region down alone: before its folder is removed, or in a tree that still has it. May be given again; all without it.",
        HelpName = "NAME",
    };

    public static Command Create(Screen screen)
    {
        var command = new Command("cleanup", $"Delete from the clusters what this repository put there, load balancer first; then {Next}. Run again, it goes on.")
        {
            Region, LiveOptions.Contexts, LiveOptions.Kubeconfig, LiveOptions.Twin, LiveOptions.Yes,
        };
        command.SetAction((parsed, cancel) => LiveSession.RunAsync(parsed, screen, session => RunAsync(parsed, screen, session, cancel), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, LiveSession session, CancellationToken cancel)
    {
        if (await new DrillRecordStore(session.Fleet).FindAsync(cancel) is { } record)
        {
            screen.Complain($"A drill is on, or was left unfinished: its record is in {record.Region}.", "End it first: tandem drill abort.");
            return ExitCodes.Unchecked;
        }

        var regions = RegionsOf(parsed, session.Fleet);
        if (regions.Contains(session.Fleet.Names.ConfigCluster) && regions.Count < session.Fleet.Clusters.Count)
        {
            screen.Complain($"{session.Fleet.Names.ConfigCluster} holds the Gateway: without it no region serves.", "Move it first: tandem region move-config. Or leave --region out, to take all down.");
            return ExitCodes.Usage;
        }

        var plan = await CleanupPlan.MakeAsync(session.Fleet, regions, await RenderedFleet.OfAsync(session, cancel), cancel);
        if (plan.Stages.Count == 0)
        {
            return End(screen, session, plan, []);
        }

        Show(screen, plan);
        if (!parsed.GetValue(LiveOptions.Yes))
        {
            screen.Output.WriteLine("Nothing was deleted. Add --yes to delete this.");
            return ExitCodes.Clean;
        }

        // A rehearsal costs nothing; the real thing ends a service.
        return session.Fleet.Twin is null && !Console.IsInputRedirected && !await Confirmation.AskAsync(screen, $"This ends the service of {string.Join(" and ", regions)}.", session.Fleet.Names.Namespace, cancel)
            ? ExitCodes.Usage : await DeleteAsync(screen, session, plan, cancel);
    }

    private static IReadOnlyCollection<string> RegionsOf(ParseResult parsed, LiveFleet fleet) =>
        parsed.GetValue(Region) is { Length: > 0 } named ? named.Select(fleet.Names.Choose).ToHashSet(StringComparer.Ordinal) : [.. fleet.Clusters.Keys];

    private static async Task<int> DeleteAsync(Screen screen, LiveSession session, CleanupPlan plan, CancellationToken cancel)
    {
        try
        {
            return End(screen, session, plan, await new CleanupRunner(session.Fleet, screen.Error.WriteLine, TimeProvider.System).RunAsync(plan, cancel));
        }
        catch (OperationCanceledException)
        {
            screen.Complain("Interrupted.", "What is gone stays gone: run the same command again to go on.");
            return ExitCodes.Interrupted;
        }
    }

    private static void Show(Screen screen, CleanupPlan plan)
    {
        foreach (var stage in plan.Stages)
        {
            screen.Output.WriteLine(stage.Name);
            stage.Targets.ToList().ForEach(target => screen.Output.WriteLine($"  - {target}"));
        }
    }

    private static int End(Screen screen, LiveSession session, CleanupPlan plan, IReadOnlyList<string> left)
    {
        left.ToList().ForEach(one => screen.Output.WriteLine($"left  {one}"));
        plan.Kept.ToList().ForEach(one => screen.Output.WriteLine($"kept  {one}: it may hold what others put there"));
        var here = session.Fleet.Twin is null ? "" : " --offline";
        screen.Output.WriteLine(left.Count > 0 ? "Run it again once that is gone."
            : plan.IsPartial ? $"Nothing of ours is left there. Next, once the region is removed from the fleet: tandem infra apply{here}"
            : $"Nothing of ours is left in the clusters. Next: {Next}{here}");
        return left.Count > 0 ? ExitCodes.Findings : ExitCodes.Clean;
    }
}
