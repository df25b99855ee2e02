using System.CommandLine;
using Tandem.Cli.Infra;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Terraform.Operations;
using Tandem.Twin.Hosting;
using Tandem.Twin.Hosting.Scenarios;

namespace Tandem.Cli.Twin;

/// <summary><c>tandem twin run</c>: brings the twin up, shows what it does, and ends with Ctrl-C, a scenario, or <c>twin down</c>.</summary>
internal static class TwinRun
{
    /// <summary>How long the end of a twin may take: its servers stop, and its objects are written where it keeps them.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public static Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel) => GuardAsync(parsed, screen, async () =>
    {
        var repository = Repository.Find(parsed);
        var options = TwinCommandOptions.Read(parsed, repository);
        var scenario = parsed.GetValue(TwinCommandOptions.Scenario) is { } file ? ScenarioFile.Read(Path.GetFullPath(file, CommonOptions.Folder(parsed)), file) : null;
        await using var host = await new Rehearsal(new Workspace(repository.Root), options, screen.Output.WriteLine).StartAsync(cancel);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var view = TwinView.ShowAsync(parsed, screen, host, end.Token);
        var play = scenario is null ? Task.Delay(Timeout.Infinite, end.Token) : new ScenarioPlayer(host, screen.Output.WriteLine).PlayAsync(scenario, end.Token);
        var first = await Task.WhenAny(host.Ended, play, view);
        await end.CancelAsync();
        await Task.WhenAll(view, play).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // To end it is what Ctrl-C is for, once it runs.
        if (first.IsFaulted)
        {
            throw first.Exception.InnerException!;
        }

        await host.EndAsync(screen.Output.WriteLine);
        return ExitCodes.Clean;
    });

    /// <summary>Runs, and says in one line what kept it from running.</summary>
    public static async Task<int> GuardAsync(ParseResult parsed, Screen screen, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (TwinException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
        catch (ProgramException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
        catch (TerraformException e)
        {
            InfraScreen.Of(parsed, screen).WriteFailure(e, new Workspace(Repository.Find(parsed).Root));
            screen.Complain(e.Message, "tandem infra plan --offline shows the same.");
            return e.IsUnchecked ? ExitCodes.Unchecked : ExitCodes.Findings;
        }
    }
}
