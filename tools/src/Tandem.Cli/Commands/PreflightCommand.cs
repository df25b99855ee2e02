using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Cli.Live;
using Tandem.Findings;
using Tandem.Live.Preflight;
using Tandem.Live.Status;
using Tandem.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem preflight</c>: what a deployment or a drill will need, looked at before it is begun.</summary>
internal static class PreflightCommand
{
    private static readonly string[] Formats = ["console", "json"];

    private static readonly Option<string[]> Report = new("--report") { Description = "console or json. May be given again with a file.", HelpName = "FORMAT[=FILE]" };

    public static Command Create(Screen screen)
    {
        var command = new Command("preflight", "Look, before a deployment or a drill, at versions, rights, kinds, Argo CD, clocks and TPU nodes. Changes nothing.")
        {
            LiveOptions.Contexts, LiveOptions.Kubeconfig, LiveOptions.Twin, Report,
        };
        Report.CompletionSources.Add(_ => Formats.Select(name => new CompletionItem(name)));
        command.SetAction((parsed, cancel) => StartAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> StartAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        List<ReportTarget> targets = [.. (parsed.GetValue(Report) is { Length: > 0 } given ? given : ["console"]).Select(ReportTarget.Parse)];
        return ReportTarget.Complaint(targets, Formats) is { } complaint ? throw new SettingsException(new Place("--report", 1, 1), complaint)
            : await LiveSession.RunAsync(parsed, screen, session => RunAsync(parsed, screen, session, targets, cancel), cancel);
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, LiveSession session, List<ReportTarget> targets, CancellationToken cancel)
    {
        var wants = PreflightWants.Of(session.Workspace, session.Fleet.Clusters.Keys);
        var found = await FleetPreflight.TakeAsync(session.Fleet, wants, await RenderedFleet.OfAsync(session, cancel), TimeProvider.System, cancel);
        // What is to be done stands in the texts, so none is shortened.
        var texts = targets.Select(target => target.Format == "json" ? StatusJson.Write(found) : StatusText.Of(found, Screen.Ink(parsed), isDetailed: true)).ToList();
        return ReportFiles.Write(targets, texts, CommonOptions.Folder(parsed), screen) ? found.ExitCode() : ExitCodes.Usage;
    }
}
