using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Cli.Completion;
using Tandem.Reports;
using Tandem.Review;
using Tandem.Rules;
using Tandem.Twin.Providers;
using Tandem.Validation;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem validate</c>: the main job.</summary>
internal static class ValidateCommand
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Files of plain objects, folders of anybody's, or - for standard input. Nothing: this repository.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Cluster = new("--cluster")
    {
        Description = "Render and check this cluster only. May be given again.",
        HelpName = "NAME",
    };

    private static readonly Option<string[]> Report = new("--report")
    {
        Description = $"Write a report: {string.Join(", ", ReportFormats.Names)}, to standard output or a file. May be given again.",
        HelpName = "FORMAT[=FILE]",
    };

    private static readonly Option<string[]> Skip = new("--skip")
    {
        Description = $"Leave a layer out: {string.Join(", ", Layers.All)}. The report says so. May be given again.",
        HelpName = "LAYER",
    };

    private static readonly Option<string?> Base = new("--base")
    {
        Description = "Also find what may not change since the commit at which HEAD left this branch or tag, such as origin/main.",
        HelpName = "REF",
    };

    private static readonly Option<bool> NoCache = new("--no-cache") { Description = "Render again what an earlier run rendered." };

    private static readonly Option<bool> Timings = new("--timings") { Description = "Report how long each stage took." };

    private static readonly Option<bool> WarningsAsErrors = new("--warnings-as-errors") { Description = "Let a warning stop the merge as an error does." };

    private static readonly Option<string?> UnknownKinds = new("--unknown-kinds")
    {
        Description = "What an object without a schema is: error or warn. The settings file says it otherwise.",
        HelpName = "error|warn",
    };

    private static readonly Option<string[]> Schemas = new("--schemas")
    {
        Description = "Look for schemas in this folder first, laid out as GROUP/KIND_VERSION.json. May be given again.",
        HelpName = "DIR",
    };

    public static Command Create(Screen screen, IReadOnlyList<Rule> rules)
    {
        UnknownKinds.AcceptOnlyFromAmong("error", "warn");
        Report.CompletionSources.Add([.. ReportFormats.Names]);
        Skip.CompletionSources.Add([.. Layers.All]);
        Cluster.CompletionSources.Add(_ => Sources.Clusters().Select(name => new CompletionItem(name)));
        var command = new Command("validate", "Check the repository: facts, kustomizations, every rendered object, every rule.")
        {
            Paths, Cluster, Report, Skip, Base, NoCache, Timings, WarningsAsErrors, UnknownKinds, Schemas,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, rules, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, IReadOnlyList<Rule> rules, CancellationToken cancel)
    {
        RunCache.Prepare();
        var paths = parsed.GetValue(Paths) ?? [];
        if (Array.Find(paths, path => path.Length > 1 && path[0] == '-') is { } mistyped)
        {
            screen.Complain($"There is no option {mistyped}.", CommandLineErrors.Nearest(parsed, mistyped) ?? "See tandem validate --help.");
            return ExitCodes.Usage;
        }

        var targets = (parsed.GetValue(Report) ?? []).Select(ReportTarget.Parse).ToList();
        var skip = (parsed.GetValue(Skip) ?? []).ToHashSet(StringComparer.Ordinal);
        if (ReportTarget.Complaint(targets) is { } complaint)
        {
            screen.Complain(complaint);
            return ExitCodes.Usage;
        }

        if (parsed.GetValue(Base) is not null && paths.Length > 0)
        {
            screen.Complain("--base compares a repository; it takes no PATH.");
            return ExitCodes.Usage;
        }

        if (skip.FirstOrDefault(layer => !Layers.All.Contains(layer, StringComparer.Ordinal)) is { } unknown)
        {
            screen.Complain($"There is no layer {unknown}. The layers are {string.Join(", ", Layers.All)}.");
            return ExitCodes.Usage;
        }

        var here = CommonOptions.Folder(parsed);
        var folders = (parsed.GetValue(Schemas) ?? []).Select(folder => Path.GetFullPath(folder, here)).ToList();
        if (folders.Find(folder => !Directory.Exists(folder)) is { } missing)
        {
            screen.Complain($"There is no folder {missing}.", "Make it with: tandem schemas import FILE --output DIR");
            return ExitCodes.Usage;
        }

        var repository = paths.Length == 0 ? Repository.Find(parsed) : Repository.FindOrHere(parsed);
        screen.Progress(parsed, $"checking {repository.Root}");
        var input = paths.Contains("-", StringComparer.Ordinal) ? await Console.In.ReadToEndAsync(cancel) : null;
        var request = Request(parsed, repository, skip) with
        {
            Paths = [.. paths.Where(path => path != "-").Select(path => Path.GetFullPath(path, here))],
            SchemaFolders = folders,
            Rules = rules,
            StandardInput = input,
        };
        IReadOnlyList<ReportTarget> wanted = targets.Exists(target => target.File is null) ? targets : [new ReportTarget("console", null), .. targets];
        RunOutcome outcome;
        try
        {
            outcome = await OutcomeAsync(request, repository, wanted, parsed, cancel);
        }
        catch (ReviewException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Usage;
        }

        var written = ReportFiles.Write(wanted, outcome.Reports, here, screen);
        return written || outcome.ExitCode == ExitCodes.Bug ? outcome.ExitCode : ExitCodes.Usage;
    }

    private static async Task<RunOutcome> OutcomeAsync(
        ValidationRequest request, Repository repository, IReadOnlyList<ReportTarget> wanted, ParseResult parsed, CancellationToken cancel)
    {
        var (ink, timed, quiet) = (Screen.Ink(parsed), parsed.GetValue(Timings), parsed.GetValue(CommonOptions.Verbosity) == "quiet");
        var kept = timed ? null : RunCache.Of(request, [.. wanted.Select(target => ReportFiles.Form(target, ink, quiet))]);
        if (kept?.Read() is { } earlier)
        {
            return earlier;
        }

        var result = await Validator.RunAsync(request, cancel);
        var run = new ReportRun(result, repository.Name) { WithTimings = timed, IsQuiet = quiet };
        var outcome = new RunOutcome(result.ExitCode, [.. wanted.Select(target => ReportFiles.Text(target, run, ink))]);
        kept?.Write(result, outcome);
        return outcome;
    }

    private static ValidationRequest Request(ParseResult parsed, Repository repository, HashSet<string> skip) => new(repository.Root)
    {
        SettingsFile = repository.SettingsFile,
        Clusters = parsed.GetValue(Cluster) ?? [],
        Skip = skip,
        Base = parsed.GetValue(Base),
        UseCache = !parsed.GetValue(NoCache),
        UnknownKindsWarn = parsed.GetValue(UnknownKinds) is { } kinds ? kinds == "warn" : null,
        WarningsAsErrors = parsed.GetValue(WarningsAsErrors),
        Providers = new EmbeddedProviderHost(),
        Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
    };
}
