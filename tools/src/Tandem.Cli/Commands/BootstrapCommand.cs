using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Bootstrap;
using Tandem.Cli.Bootstrap;
using Tandem.Cli.Completion;
using Tandem.Cli.Editing;
using Tandem.Editing;
using Tandem.Programs;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem bootstrap</c>: brings Argo CD into a region's cluster, and hands the cluster over to it.</summary>
internal static class BootstrapCommand
{
    public static Option<string> Context { get; } = new("--context") { Description = "The kubeconfig context of the region's cluster.", HelpName = "CONTEXT", Required = true };

    public static Option<string> Region { get; } = new("--region") { Description = "The region: a folder of clusters/.", HelpName = "NAME", Required = true };

    public static Option<string?> Kubeconfig { get; } = new("--kubeconfig") { Description = "The kubeconfig. By default kubectl's own choice.", HelpName = "FILE" };

    public static Option<string?> Install { get; } = new("--install") { Description = "A local copy of Argo CD's install.yaml, for machines without the network.", HelpName = "FILE" };

    public static Option<int> Wait { get; } = new("--wait") { Description = "Minutes that Argo CD may take to come up.", HelpName = "MINUTES", DefaultValueFactory = _ => 10 };

    public static Command Create(Screen screen)
    {
        Region.CompletionSources.Add(_ => Sources.Clusters().Select(name => new CompletionItem(name)));
        var command = new Command("bootstrap", "Install Argo CD server-side, wait for it, and apply the region's root Application. A second run changes nothing.")
        {
            Context, Region, Kubeconfig, Install, Wait, EditOptions.Yes, EditOptions.DryRun,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        try
        {
            var session = await BootstrapSession.OpenAsync(parsed, cancel);
            await session.ShowAsync(screen, cancel);
            if (parsed.GetValue(EditOptions.DryRun))
            {
                return ExitCodes.Clean;
            }

            if (!parsed.GetValue(EditOptions.Yes) && !await EditScreen.AskAsync(screen, "Do this?", cancel))
            {
                screen.Output.WriteLine("Nothing was applied.");
                return ExitCodes.Clean;
            }

            await session.RunAsync(screen, cancel);
            return ExitCodes.Clean;
        }
        catch (EditRefusal e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Usage;
        }
        catch (BootstrapException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
        catch (ProgramException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
    }
}
