using System.CommandLine;
using Tandem.Cli.Live;
using Tandem.Live.Status;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem status</c>: what runs, held against what is rendered.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly Option<bool> Watch = new("--watch") { Description = "Look again every five seconds, until interrupted." };

    public static Command Create(Screen screen)
    {
        var command = new Command("status", "Show each region: what runs against what is rendered, conditions, Pods, claims, and what servers see from inside.")
        {
            LiveOptions.Contexts, LiveOptions.Kubeconfig, LiveOptions.Twin, Watch, StatusReport.Option,
        };
        command.SetAction((parsed, cancel) => StatusReport.RunAsync(parsed, screen, (session, targets) => RunAsync(parsed, screen, session, targets, cancel), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, LiveSession session, List<ReportTarget> targets, CancellationToken cancel)
    {
        var rendered = await RenderedFleet.OfAsync(session, cancel);
        var code = await OnceAsync(parsed, screen, session, rendered, targets, cancel);
        using var timer = new PeriodicTimer(Pause);
        while (parsed.GetValue(Watch) && await timer.WaitForNextTickAsync(cancel))
        {
            code = await OnceAsync(parsed, screen, session, rendered, targets, cancel);
        }

        return code;
    }

    private static async Task<int> OnceAsync(ParseResult parsed, Screen screen, LiveSession session, IReadOnlyList<RenderedObject> rendered, List<ReportTarget> targets, CancellationToken cancel)
    {
        var status = await FleetStatus.TakeAsync(session.Fleet, rendered, cancel);
        return StatusReport.Write(parsed, screen, targets, status, parsed.GetValue(CommonOptions.Verbosity) == "detailed");
    }
}
