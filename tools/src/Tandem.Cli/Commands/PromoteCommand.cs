using System.CommandLine;
using System.Globalization;
using Tandem.Facts;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Review;
using Tandem.Review.Git;
using Tandem.Review.GitHub;
using Tandem.Review.Promotion;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem promote</c>: a commit travels from region to region.</summary>
internal static class PromoteCommand
{
    private const string NoWorkflow = "none";

    private static readonly Argument<string> Commit = new("COMMIT") { Description = "The commit, branch or tag that the regions get.", DefaultValueFactory = _ => "origin/main" };

    private static readonly Option<string> Remote = new("--remote") { Description = "Where the branches deploy/REGION are.", HelpName = "NAME", DefaultValueFactory = _ => "origin" };

    private static readonly Option<string> Status = new("--status")
    {
        Description = "The commit statuses by which a region's Argo CD says that it is healthy; {unit} stands for REGION and REGION/UNIT, {region} for REGION alone.",
        HelpName = "CONTEXT",
        DefaultValueFactory = _ => UnitStatuses.Usual,
    };

    private static readonly Option<int> Patience = new("--patience") { Description = "How many minutes a region may take to become healthy.", HelpName = "MINUTES", DefaultValueFactory = _ => 90 };

    private static readonly Option<string> Ci = new("--ci")
    {
        Description = "The workflow that must have passed for the commit after its push; none asks for no one.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "ci.yaml",
    };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Do it. Without this the plan is shown and nothing is moved." };

    public static Command Create(Screen screen)
    {
        var command = new Command("promote", "Fast-forward deploy/REGION to a commit, region by region, each once the one before is healthy.") { Commit, Remote, Status, Patience, Ci, Yes };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        try
        {
            return await PromoteAsync(parsed, screen, cancel);
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
        catch (GitHubException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
    }

    private static async Task<int> PromoteAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var workspace = new Workspace(Repository.Find(parsed).Root);
        var git = await GitRepository.OpenAsync(workspace.Root, cancel);
        var commit = await git.ResolveAsync(parsed.GetValue(Commit)!, cancel);
        var statuses = new UnitStatuses(ClusterFinder.Find(workspace), workspace.HasFile(SettingsReader.FileName)
            ? SettingsReader.Read(workspace, new SchemaStore(), SettingsReader.FileName) : new TandemSettings(), parsed.GetValue(Status)!);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        GitHubApi? api = null;
        var promoter = new Promoter(git, new GitRemote(git.Top, parsed.GetValue(Remote)!),
            async (region, asked, token) => statuses.Judge(region, await (api ??= GitHubApi.FromEnvironment(http)).StatusesAsync(asked.Id, token)), TimeProvider.System)
        {
            Patience = TimeSpan.FromMinutes(parsed.GetValue(Patience)),
        };
        var steps = await promoter.PlanAsync(Regions(workspace), commit, cancel);
        Show(screen, steps, commit);
        var isStuck = steps.Any(step => step.State == RegionState.Apart);
        if (!parsed.GetValue(Yes))
        {
            return isStuck ? ExitCodes.Findings : ExitCodes.Clean;
        }

        // Before the first branch moves: whoever cannot ask for its health should not have moved it.
        api = isStuck ? null : GitHubApi.FromEnvironment(http);
        var workflow = parsed.GetValue(Ci)!;
        if (api is not null && workflow != NoWorkflow && steps.Any(step => step.State != RegionState.Arrived)
            && CiVerdict.Of(workflow, commit, await api.RunsAsync(workflow, commit.Id, cancel)) is { } refusal)
        {
            screen.Complain($"{refusal.Message} Nothing was moved.", refusal.Hint);
            return ExitCodes.Findings;
        }

        return await DoAsync(promoter, steps, commit, screen, cancel);
    }

    private static async Task<int> DoAsync(Promoter promoter, IReadOnlyList<RegionStep> steps, GitCommit commit, Screen screen, CancellationToken cancel)
    {
        var outcome = await promoter.RunAsync(steps, commit, screen.Output.WriteLine, cancel);
        if (outcome.IsDone)
        {
            screen.Output.WriteLine(outcome.Message);
            return ExitCodes.Clean;
        }

        screen.Complain(outcome.Message);
        return ExitCodes.Findings;
    }

    private static void Show(Screen screen, IReadOnlyList<RegionStep> steps, GitCommit commit)
    {
        foreach (var (index, step) in steps.Index())
        {
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            screen.Output.WriteLine($"{number}. {step.Branch}: {step.State switch
            {
                RegionState.Arrived => $"is at {commit}",
                RegionState.New => $"is made at {commit}",
                RegionState.Behind => $"{step.Before![..9]} -> {commit}",
                _ => $"holds {step.Before![..9]}, which {commit} does not come from",
            }}");
        }
    }

    // The region that holds the Gateway is last: a bad change must be seen where it cannot take all regions down.
    private static List<string> Regions(Workspace workspace)
    {
        var config = FleetFacts.Find(workspace, "configCluster")?.Text;
        return [.. ClusterFinder.Find(workspace).Select(cluster => cluster.Name).OrderBy(name => name == config).ThenBy(name => name, StringComparer.Ordinal)];
    }
}
