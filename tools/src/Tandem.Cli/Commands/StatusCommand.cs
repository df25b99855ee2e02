using System.CommandLine;
using Tandem.Cli.Live;
using Tandem.Findings;
using Tandem.Live.Status;
using Tandem.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem status</c>: what runs, held against what is rendered.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly string[] Formats = ["console", "json"];

    private static readonly Option<bool> Watch = new("--watch") { Description = "Look again every five seconds, until interrupted." };
    private static readonly Option<string[]> Report = new("--report") { Description = "console or json. May be given again with a file.", HelpName = "FORMAT[=FILE]" };

    public static Command Create(Screen screen)
    {
        var command = new Command("status", "Show each region: what runs against what is rendered, conditions, Pods, claims, and what servers see from inside.")
        {
            LiveOptions.Contexts, LiveOptions.Kubeconfig, LiveOptions.Twin, Watch, Report,
        };
        Report.CompletionSources.Add(_ => Formats.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
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
        var texts = targets.Select(target => target.Format == "json" ? StatusJson.Write(status) : StatusText.Of(status, Screen.Ink(parsed), parsed.GetValue(CommonOptions.Verbosity) == "detailed")).ToList();
        return ReportFiles.Write(targets, texts, CommonOptions.Folder(parsed), screen) ? status.ExitCode() : ExitCodes.Usage;
    }
}
