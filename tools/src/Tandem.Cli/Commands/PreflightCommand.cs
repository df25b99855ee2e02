using System.CommandLine;
using Tandem.Cli.Live;
using Tandem.Live.Preflight;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem preflight</c>: what a deployment or a drill will need, looked at before it is begun.</summary>
internal static class PreflightCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("preflight", "Look, before a deployment or a drill, at versions, rights, kinds, Argo CD, clocks and TPU nodes. Changes nothing.")
        {
            LiveOptions.Contexts, LiveOptions.Kubeconfig, LiveOptions.Twin, StatusReport.Option,
        };
        command.SetAction((parsed, cancel) => StatusReport.RunAsync(parsed, screen, (session, targets) => RunAsync(parsed, screen, session, targets, cancel), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, LiveSession session, List<ReportTarget> targets, CancellationToken cancel)
    {
        var wants = PreflightWants.Of(session.Workspace, session.Fleet.Clusters.Keys);
        var found = await FleetPreflight.TakeAsync(session.Fleet, wants, await RenderedFleet.OfAsync(session, cancel), TimeProvider.System, cancel);
        // What is to be done stands in the texts, so none is shortened.
        return StatusReport.Write(parsed, screen, targets, found, isDetailed: true);
    }
}
