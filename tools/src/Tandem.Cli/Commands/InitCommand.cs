using System.CommandLine;
using Tandem.Cli.Editing;
using Tandem.Editing;
using Tandem.Manifests;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem init</c>: asks what this fleet is to be, and writes it into the facts.</summary>
internal static class InitCommand
{
    private static readonly Option<string?> ProjectId = Optional("--project-id", "The Google Cloud project.", "ID");

    private static readonly Option<string?> RepositoryUrl = Optional("--repository-url", "The URL that every Argo CD pulls this repository from.", "URL");

    private static readonly Option<string?> Model = Optional("--model", "The Hugging Face repository of the model; with --revision.", "OWNER/NAME");

    private static readonly Option<string?> Revision = Optional("--revision", "The commit of the model, 40 digits.", "COMMIT");

    private static readonly Option<string?> Regions = Optional("--regions", "The regions of the fleet, each with its TPU zone; what is not among them goes.", "REGION=ZONE,...");

    private static readonly Option<bool> MakeStateBucket = new("--make-state-bucket") { Description = "Make the bucket of Terraform's state by gcloud, once the facts are written." };

    public static Command Create(Screen screen)
    {
        var command = new Command("init", "Make this fleet yours: project, regions, model and repository, as facts. Asks on a terminal for what no option gives.")
        {
            ProjectId, RepositoryUrl, Model, Revision, Regions, MakeStateBucket, EditOptions.Yes, EditOptions.DryRun,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        FleetInitRequest request;
        try
        {
            var tree = new EditTree(new Workspace(Repository.Find(parsed).Root));
            request = Complete(await InitQuestions.AskAsync(tree, Given(parsed), parsed.GetValue(Revision) is not null || parsed.GetValue(Model) is not null, screen, cancel), tree, parsed);
        }
        catch (EditRefusal e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Usage;
        }

        var code = await EditCommand.RunAsync(parsed, screen, tree => FleetInit.Plan(tree, request), cancel);
        return code == ExitCodes.Clean && parsed.GetValue(MakeStateBucket) && !parsed.GetValue(EditOptions.DryRun) ? await StateBucket.MakeAsync(parsed, screen, cancel) : code;
    }

    private static FleetInitRequest Given(ParseResult parsed) => new()
    {
        ProjectId = parsed.GetValue(ProjectId),
        RepositoryUrl = parsed.GetValue(RepositoryUrl),
        Regions = parsed.GetValue(Regions) is { } regions ? InitQuestions.RegionsOf(regions) : null,
    };

    // A model is nothing without a revision; a revision alone is one of the model that is served.
    private static FleetInitRequest Complete(FleetInitRequest request, EditTree tree, ParseResult parsed) => (parsed.GetValue(Model), parsed.GetValue(Revision)) switch
    {
        (null, null) => request,
        (var model, { } revision) => request with { Model = new ModelRequest(model ?? tree.Facts()["model"]!, revision) },
        _ => throw new EditRefusal("--model needs --revision.", "The folder of the weights is named by the commit."),
    };

    private static Option<string?> Optional(string name, string description, string help) => new(name) { Description = description, HelpName = help };
}
