using System.CommandLine;
using Tandem.Programs;
using Tandem.Reports;
using Tandem.Review;
using Tandem.Review.Git;
using Tandem.Review.Hooks;
using Tandem.Settings;
using Tandem.Twin.Providers;
using Tandem.Validation;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem hooks</c>: git asks before a push.</summary>
internal static class HooksCommand
{
    private static readonly Argument<string> Remote = new("REMOTE") { Description = "The remote that is pushed to.", DefaultValueFactory = _ => "origin" };

    public static Command Create(Screen screen)
    {
        var install = new Command("install", "Let git validate what a push brings, before it does. A hook that is there already goes on running.");
        install.SetAction((parsed, cancel) => RunAsync(screen, () => ChangeAsync(parsed, screen, installer => installer.Install(), cancel)));
        var uninstall = new Command("uninstall", "Take that hook away, and put back what was there before it.");
        uninstall.SetAction((parsed, cancel) => RunAsync(screen, () => ChangeAsync(parsed, screen, installer => installer.Uninstall(), cancel)));
        var run = new Command("run", "What the hook runs; git writes the refs to its input.") { Remote };
        run.Hidden = true;
        run.SetAction((parsed, cancel) => RunAsync(screen, () => CheckAsync(parsed, screen, cancel)));
        return new Command("hooks", "Install or take away the git hook that validates what a push brings.") { install, uninstall, run };
    }

    private static async Task<int> RunAsync(Screen screen, Func<Task<int>> run)
    {
        try
        {
            return await run();
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            screen.Complain($"The hook cannot be written: {e.Message.TrimEnd('.')}.");
            return ExitCodes.Usage;
        }
    }

    private static async Task<int> ChangeAsync(ParseResult parsed, Screen screen, Func<HookInstaller, HookOutcome> change, CancellationToken cancel)
    {
        var repository = await GitRepository.OpenAsync(Repository.Find(parsed).Root, cancel);
        var installer = new HookInstaller(await repository.HooksFolderAsync(cancel));
        screen.Output.WriteLine(change(installer) switch
        {
            HookOutcome.Installed => $"{installer.Hook} validates what a push brings. git push --no-verify passes it by.",
            HookOutcome.InstalledBeside => $"{installer.Hook} runs the hook that was there, then validates what a push brings.",
            HookOutcome.Unchanged => $"{installer.Hook} is there already.",
            HookOutcome.Removed => $"{installer.Hook} is gone.",
            HookOutcome.Restored => $"{installer.Hook} is again what it was before.",
            _ => $"There is no hook of tandem's in {Path.GetDirectoryName(installer.Hook)}.",
        });
        return ExitCodes.Clean;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var repository = Repository.Find(parsed);
        var check = new PushCheck(repository.Root, parsed.GetValue(Remote)!);
        var code = ExitCodes.Clean;
        foreach (var pushed in PushedRef.Read(await Console.In.ReadToEndAsync(cancel)))
        {
            code = Math.Max(code, await CheckAsync(check, pushed, parsed, screen, cancel));
        }

        return code;
    }

    private static async Task<int> CheckAsync(PushCheck check, PushedRef pushed, ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        if (!await check.MattersAsync(pushed, cancel))
        {
            screen.Progress(parsed, $"{pushed.Name} changes nothing that validate reads");
            return ExitCodes.Clean;
        }

        try
        {
            return await check.ValidateAsync(pushed, Request(), result => Show(result, pushed, parsed, screen), cancel);
        }
        catch (SettingsException e)
        {
            screen.Complain($"{e.Place} of {pushed.Name}: {e.Message}", e.Hint);
            return ExitCodes.Usage;
        }
    }

    private static int Show(ValidationResult result, PushedRef pushed, ParseResult parsed, Screen screen)
    {
        screen.Error.Write(ReportFormats.Text("console", new ReportRun(result, pushed.Name) { IsQuiet = true }, Screen.Ink(parsed)));
        if (result.ExitCode != ExitCodes.Clean)
        {
            screen.Complain($"{pushed.Name} was not pushed.", "Mend it, or push it all the same with git push --no-verify.");
        }

        return result.ExitCode;
    }

    private static ValidationRequest Request() => new("")
    {
        Providers = new EmbeddedProviderHost(),
        Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
    };
}
