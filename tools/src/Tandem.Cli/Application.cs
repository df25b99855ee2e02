using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Tandem.Cli.Commands;
using Tandem.Cli.Twin;
using Tandem.Rules;
using Tandem.Settings;
using Tandem.Terraform.Operations;

namespace Tandem.Cli;

/// <summary>The command line: reads it, runs one command, and turns what happened into an exit code.</summary>
public static class Application
{
    /// <summary>Where results go.</summary>
    public static TextWriter Output => TerminalWriter.Over(Console.Out, Console.IsOutputRedirected);

    /// <summary>Where messages and progress go.</summary>
    public static TextWriter Error => TerminalWriter.Over(Console.Error, Console.IsErrorRedirected);

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where messages and progress go.</param>
    /// <param name="rules">The rules that <c>validate</c> runs; all where null.</param>
    /// <returns>The exit code, as <see cref="ExitCodes"/> has it.</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, IReadOnlyList<Rule>? rules = null)
    {
        var screen = new Screen(output, error);
        return InvokeAsync(Parse(Root(screen, rules ?? RuleCatalog.Checks), args), screen);
    }

    /// <summary>Reads a command line; no word of it is a file of further words.</summary>
    internal static ParseResult Parse(RootCommand root, string[] args) => root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Does what it says, or says what is wrong with it.</summary>
    internal static async Task<int> InvokeAsync(ParseResult parsed, Screen screen)
    {
        if (parsed.Errors.Count > 0)
        {
            CommandLineErrors.Write(parsed, screen);
            return ExitCodes.Usage;
        }

        // A terminal that is closed ends what runs in it as Ctrl-C does; under nohup the signal stays ignored.
        using var hangUp = new CancellationTokenSource();
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            hangUp.Cancel();
        });
        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = screen.Output,
                Error = screen.Error,
                ProcessTerminationTimeout = IsUnder(parsed, "infra") ? InfraTerraform.Grace : IsUnder(parsed, "twin") ? TwinRun.Grace
                    : parsed.CommandResult.Command.Name == "drill" ? DrillGrace : TimeSpan.FromSeconds(5),
            };
            return await parsed.InvokeAsync(configuration, hangUp.Token);
        }
        catch (SettingsException e)
        {
            screen.Complain($"{e.Place}: {e.Message}", e.Hint);
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            screen.Complain("Interrupted; nothing was written.");
            return ExitCodes.Interrupted;
        }
#pragma warning disable CA1031 // The last resort: a bug keeps its stack and has an exit code of its own.
        catch (Exception e)
#pragma warning restore CA1031
        {
            screen.Complain("This is a bug of tandem. Please report it with what follows.");
            await screen.Error.WriteLineAsync(e.ToString());
            return ExitCodes.Bug;
        }
    }

    // A drill that is interrupted puts everything back first.
    private static readonly TimeSpan DrillGrace = TimeSpan.FromMinutes(4);

    // terraform ends what it has begun and writes its state, and a twin its objects.
    private static bool IsUnder(ParseResult parsed, string command) => parsed.CommandResult.Parent is CommandResult parent && parent.Command.Name == command;

    private static RootCommand Root(Screen screen, IReadOnlyList<Rule> rules) => new("Proves a change to a multi-region GKE inference fleet right before it merges.")
    {
        CommonOptions.Directory,
        CommonOptions.Config,
        CommonOptions.Color,
        CommonOptions.Verbosity,
        ValidateCommand.Create(screen, rules),
        RenderCommand.Create(screen),
        DiffCommand.Create(screen),
        PromoteCommand.Create(screen),
        HooksCommand.Create(screen),
        CommentCommand.Create(screen),
        RulesCommand.Create(screen),
        ExplainCommand.Create(screen),
        SchemasCommand.Create(screen),
        TopologyCommand.Create(screen),
        PreflightCommand.Create(screen),
        StatusCommand.Create(screen),
        DrillCommand.Create(screen),
        ChatCommand.Create(screen),
        ContextsCommand.Create(screen),
        SecretCommand.Create(screen),
        CacheWeightsCommand.Create(screen),
        CleanupCommand.Create(screen),
        ConfigCommand.Create(screen),
        CompletionCommand.Create(screen),
        CompletionCommand.CreateHelper(screen),
        InfraCommand.Create(screen),
        TwinCommand.Create(screen),
        RegionCommand.Create(screen),
        ModelCommand.Create(screen),
        InitCommand.Create(screen),
        BootstrapCommand.Create(screen),
    };
}
