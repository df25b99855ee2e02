using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Cli.Commands;
using Tandem.Findings;
using Tandem.Live.Status;
using Tandem.Settings;

namespace Tandem.Cli.Live;

/// <summary>The reports of commands that look at a running fleet, item by item.</summary>
internal static class StatusReport
{
    private static readonly string[] Formats = ["console", "json"];

    public static Option<string[]> Option { get; } = Make();

    /// <summary>Asks the fleet, once the targets are known to be good.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Screen screen, Func<LiveSession, List<ReportTarget>, Task<int>> run, CancellationToken cancel)
    {
        List<ReportTarget> targets = [.. (parsed.GetValue(Option) is { Length: > 0 } given ? given : ["console"]).Select(ReportTarget.Parse)];
        return ReportTarget.Complaint(targets, Formats) is { } complaint ? throw new SettingsException(new Place("--report", 1, 1), complaint)
            : await LiveSession.RunAsync(parsed, screen, session => run(session, targets), cancel);
    }

    /// <summary>Writes what was found to every target.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(ParseResult parsed, Screen screen, List<ReportTarget> targets, FleetStatus found, bool isDetailed)
    {
        var texts = targets.Select(target => target.Format == "json" ? StatusJson.Write(found) : StatusText.Of(found, Screen.Ink(parsed), isDetailed)).ToList();
        return ReportFiles.Write(targets, texts, CommonOptions.Folder(parsed), screen) ? found.ExitCode() : ExitCodes.Usage;
    }

    private static Option<string[]> Make()
    {
        var option = new Option<string[]>("--report") { Description = "console or json. May be given again with a file.", HelpName = "FORMAT[=FILE]" };
        option.CompletionSources.Add(_ => Formats.Select(name => new CompletionItem(name)));
        return option;
    }
}
