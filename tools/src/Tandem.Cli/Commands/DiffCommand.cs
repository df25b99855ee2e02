using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Cli.Completion;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Review;
using Tandem.Review.Cost;
using Tandem.Review.Text;
using Tandem.Schemas;
using Tandem.Settings;
using Tandem.Twin.Providers;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem diff</c>: what a change does to each cluster and to the ground, and in which order it goes out.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Base = new("BASE") { Description = "The commit, branch or tag to compare with." };

    private static readonly Argument<string?> Head = new("HEAD")
    {
        Description = "The commit, branch or tag that is reviewed. Nothing: the files as they stand, committed or not.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string[]> Cluster = new("--cluster") { Description = "Compare this cluster only. May be given again.", HelpName = "NAME" };

    private static readonly Option<string[]> Report = new("--report")
    {
        Description = $"Write a report: {string.Join(", ", DiffFormats.Names)}, to standard output or a file. May be given again.",
        HelpName = "FORMAT[=FILE]",
    };

    private static readonly Option<bool> MergeBase = new("--merge-base") { Description = "Compare with the commit at which HEAD left BASE, as a pull request does." };

    private static readonly Option<bool> ExitCode = new("--exit-code") { Description = "Exit with 1 where anything differs." };

    private static readonly Option<string?> Prices = new("--prices") { Description = "A table of what nodes cost: currency, and nodeHour by machine type. tandem.yaml may name one.", HelpName = "FILE" };

    private static readonly Option<bool> NoGround = new("--no-ground") { Description = "Leave out infra/, which terraform would plan twice." };

    private static readonly Option<bool> NoCache = new("--no-cache") { Description = "Render and plan again what an earlier run did." };

    public static Command Create(Screen screen)
    {
        Report.CompletionSources.Add([.. DiffFormats.Names]);
        Cluster.CompletionSources.Add(_ => Sources.Clusters().Select(name => new CompletionItem(name)));
        var command = new Command("diff", "Show what a change does to each cluster and to the ground, by effect, and in which order it goes out.")
        {
            Base, Head, Cluster, Report, MergeBase, ExitCode, Prices, NoGround, NoCache,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var targets = (parsed.GetValue(Report) ?? []).Select(ReportTarget.Parse).ToList();
        if (ReportTarget.Complaint(targets, DiffFormats.Names) is { } complaint)
        {
            screen.Complain(complaint);
            return ExitCodes.Usage;
        }

        try
        {
            var result = await Reviewer.RunAsync(Request(parsed), cancel);
            return Show(parsed, screen, targets, result);
        }
        catch (ReviewException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Usage;
        }
        catch (ProgramException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
    }

    private static int Show(ParseResult parsed, Screen screen, List<ReportTarget> targets, ReviewResult result)
    {
        if (result.Uncommitted is { } uncommitted && parsed.GetValue(CommonOptions.Verbosity) != "quiet")
        {
            screen.Error.WriteLine($"tandem: {uncommitted}");
        }

        IReadOnlyList<ReportTarget> wanted = targets.Exists(target => target.File is null) ? targets : [new ReportTarget("console", null), .. targets];
        var texts = wanted.Select(target => DiffFormats.Text(target.Format, result, target.File is null ? Screen.Ink(parsed) : new Reports.Ink(colours: false))).ToList();
        return !ReportFiles.Write(wanted, texts, CommonOptions.Folder(parsed), screen) ? ExitCodes.Usage
            : result.Failures.Count > 0 ? ExitCodes.Unchecked
            : result.HasChanges && parsed.GetValue(ExitCode) ? ExitCodes.Findings
            : ExitCodes.Clean;
    }

    private static ReviewRequest Request(ParseResult parsed)
    {
        var repository = Repository.Find(parsed);
        return new ReviewRequest(repository.Root, parsed.GetValue(Base)!)
        {
            Head = parsed.GetValue(Head),
            FromMergeBase = parsed.GetValue(MergeBase),
            Clusters = parsed.GetValue(Cluster) ?? [],
            UseCache = !parsed.GetValue(NoCache),
            Providers = parsed.GetValue(NoGround) ? null : new EmbeddedProviderHost(),
            Prices = Table(parsed, repository),
        };
    }

    private static PriceTable? Table(ParseResult parsed, Repository repository)
    {
        if (parsed.GetValue(Prices) is { } named)
        {
            return PriceReader.Read(Path.GetFullPath(named, CommonOptions.Folder(parsed)), named);
        }

        var settings = SettingsReader.Read(new Workspace(repository.Root), new SchemaStore(), repository.SettingsFile!);
        return settings.Prices is { } file ? PriceReader.Read(Path.Combine(repository.Root, file), file) : null;
    }
}
