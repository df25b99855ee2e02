using System.CommandLine;
using Tandem.Cli.Completion;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem completion</c>, and <c>complete</c>, which the scripts it prints call.</summary>
internal static class CompletionCommand
{
    private static readonly Argument<string> Shell = new("SHELL") { Description = $"The shell: {string.Join(", ", ShellScripts.All.Keys)}." };

    private static readonly Argument<string> Line = new("LINE") { Description = "The command line up to the cursor." };

    public static Command Create(Screen screen)
    {
        Shell.AcceptOnlyFromAmong([.. ShellScripts.All.Keys]);
        var command = new Command("completion", "Print the script that completes tandem's command line in a shell; its first line says how to take it in.") { Shell };
        command.SetAction(parsed =>
        {
            screen.Output.Write(ShellScripts.All[parsed.GetValue(Shell)!].ReplaceLineEndings("\n"));
            return ExitCodes.Clean;
        });
        return command;
    }

    public static Command CreateHelper(Screen screen)
    {
        var command = new Command("complete", "Print what may follow a command line.") { Line };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            Candidates.Of(parsed.RootCommandResult.Command, parsed.GetValue(Line)!).ToList().ForEach(candidate => screen.Output.Write(candidate + "\n"));
            return ExitCodes.Clean;
        });
        return command;
    }
}
