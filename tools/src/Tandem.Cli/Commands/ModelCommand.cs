using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Cli.Completion;
using Tandem.Cli.Editing;
using Tandem.Editing;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem model set</c>: another model, or another revision of it.</summary>
internal static class ModelCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The Hugging Face repository, such as google/gemma-3-27b-it." };

    private static readonly Option<string> Revision = new("--revision") { Description = "Its commit, 40 digits: a branch moves, and the folder that it names must not.", HelpName = "COMMIT", Required = true };

    private static readonly Option<int?> TensorParallel = new("--tensor-parallel") { Description = "The chips of a server, 1, 4 or 8: its node changes with it.", HelpName = "N" };

    private static readonly Option<string?> ServedName = new("--served-name") { Description = "The name that clients ask for. By default the repository's own.", HelpName = "NAME" };

    private static readonly Option<string[]> Region = new("--region") { Description = "Give the revision to this region alone. May be given again; all without it.", HelpName = "NAME" };

    public static Command Create(Screen screen)
    {
        Region.CompletionSources.Add(_ => Sources.Clusters().Select(name => new CompletionItem(name)));
        var set = new Command("set", "Write the model, its revision and its nodes into the facts.") { Id, Revision, TensorParallel, ServedName, Region, EditOptions.Yes, EditOptions.DryRun };
        set.SetAction((parsed, cancel) => EditCommand.RunAsync(parsed, screen, tree => ModelSet.Plan(tree, Request(parsed)), cancel));
        return new Command("model", "Change the model that the fleet serves.") { set };
    }

    private static ModelRequest Request(ParseResult parsed) => new(parsed.GetValue(Id)!, parsed.GetValue(Revision)!)
    {
        TensorParallel = parsed.GetValue(TensorParallel),
        ServedName = parsed.GetValue(ServedName),
        Regions = parsed.GetValue(Region) ?? [],
    };
}
