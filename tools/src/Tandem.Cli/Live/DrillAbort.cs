using System.CommandLine;
using Tandem.Live.Drill;

namespace Tandem.Cli.Live;

/// <summary><c>tandem drill abort</c>: ends a drill, wherever it was started.</summary>
internal static class DrillAbort
{
    public static Command Create(Screen screen)
    {
        var command = new Command("abort", "End a drill: ask the one that runs to stop, or put back what a dead one left.") { LiveOptions.Contexts, LiveOptions.Kubeconfig, LiveOptions.Twin };
        command.SetAction((parsed, cancel) => LiveSession.RunAsync(parsed, screen, session => RunAsync(session, screen, cancel), cancel));
        return command;
    }

    /// <summary>Puts back what a dead drill left and says so.</summary>
    public static async Task RestoreAsync(DrillRecovery recovery, DrillRecord record, Screen screen, CancellationToken cancel)
    {
        foreach (var proof in await recovery.RestoreAsync(record, cancel))
        {
            screen.Output.WriteLine($"{(proof.IsRestored ? "put back" : "differs ")}  {proof.Object}: {proof.Found}{(proof.IsRestored ? "" : $", was {proof.Recorded}")}");
        }
    }

    private static async Task<int> RunAsync(LiveSession session, Screen screen, CancellationToken cancel)
    {
        var recovery = new DrillRecovery(session.Fleet, session.Control, await DrillJobs.OutfitAsync(session, cancel), TimeProvider.System);
        var found = await new DrillRecordStore(session.Fleet).FindAsync(cancel);
        if (found is null)
        {
            screen.Output.WriteLine("No drill runs, and none was left unfinished.");
            return ExitCodes.Clean;
        }

        if (found.Record is not { } record)
        {
            await recovery.DropAsync(cancel);
            screen.Complain($"The record in {found.Region} could not be read and was deleted.", "Look at replicas and automated sync yourself: tandem status shows what differs.");
            return ExitCodes.Findings;
        }

        return await recovery.IsAliveAsync(record, cancel) ? await StopAsync(recovery, record, screen, cancel) : await EndAsync(recovery, record, screen, cancel);
    }

    private static async Task<int> StopAsync(DrillRecovery recovery, DrillRecord record, Screen screen, CancellationToken cancel)
    {
        screen.Error.WriteLine($"Asking {record.Id} on {record.Owner.Host} to stop.");
        if (await recovery.StopAsync(record, $"somebody on {Environment.MachineName} ran tandem drill abort", cancel))
        {
            screen.Output.WriteLine($"{record.Id} stopped and put everything back.");
            return ExitCodes.Clean;
        }

        screen.Complain($"{record.Id} did not stop in time.", "End its process; then tandem drill abort puts back what it changed.");
        return ExitCodes.Unchecked;
    }

    private static async Task<int> EndAsync(DrillRecovery recovery, DrillRecord record, Screen screen, CancellationToken cancel)
    {
        await RestoreAsync(recovery, record, screen, cancel);
        screen.Output.WriteLine($"{record.Id} was left unfinished and is put back.");
        return ExitCodes.Clean;
    }
}
