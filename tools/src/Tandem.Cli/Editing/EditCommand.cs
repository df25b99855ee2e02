using System.CommandLine;
using Tandem.Editing;
using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Cli.Editing;

/// <summary>
/// What every command does that edits the repository: shows the change, asks, writes it, validates, and takes it back where that
/// brought a finding.
/// </summary>
internal static class EditCommand
{
    /// <summary>Runs one.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="screen">Who is told.</param>
    /// <param name="plan">What thinks the change out.</param>
    /// <param name="cancel">Ends it; what was written is taken back.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, Screen screen, Func<EditTree, EditPlan> plan, CancellationToken cancel)
    {
        var repository = Repository.Find(parsed);
        try
        {
            return await RunAsync(parsed, screen, repository, plan(new EditTree(new Workspace(repository.Root))), cancel);
        }
        catch (EditRefusal e)
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

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, Repository repository, EditPlan plan, CancellationToken cancel)
    {
        screen.Output.WriteLine(plan.Summary);
        if (plan.Edits.Count == 0)
        {
            return ExitCodes.Clean;
        }

        EditScreen.Show(plan, screen, Screen.Ink(parsed));
        if (parsed.GetValue(EditOptions.DryRun))
        {
            return ExitCodes.Clean;
        }

        if (!parsed.GetValue(EditOptions.Yes) && !await EditScreen.AskAsync(screen, "Write this?", cancel))
        {
            screen.Output.WriteLine("Nothing was written.");
            return ExitCodes.Clean;
        }

        var code = await new CheckedEdit(parsed, screen, repository).WriteAsync(plan.Edits, cancel);
        if (code == ExitCodes.Clean)
        {
            plan.Next.ToList().ForEach(step => screen.Output.WriteLine($"next: {step}"));
        }

        return code;
    }
}
