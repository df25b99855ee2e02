using System.CommandLine;
using System.Diagnostics;
using Tandem.Settings;
using Tandem.Twin.Hosting;

namespace Tandem.Cli.Twin;

/// <summary><c>tandem twin down</c>: asks the twin to end, and ends it where it does not.</summary>
internal static class TwinDown
{
    // As long as a signal gives it: it may have objects to keep.
    private static readonly TimeSpan Patience = TwinRun.Grace;

    public static Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel) => TwinRun.GuardAsync(parsed, screen, async () =>
    {
        var folder = StateFolder.Of(Repository.Find(parsed).Root, "twin");
        if (TwinLock.Holder(folder) is not { } pid)
        {
            screen.Output.WriteLine("No twin runs.");
            return ExitCodes.Clean;
        }

        var record = TwinRecord.Find(folder);
        var before = Kept(record);
        if (record is not null)
        {
            await AskAsync(record, cancel);
        }
        else
        {
            Kill(pid);
        }

        await UntilGoneAsync(folder, pid, cancel);
        TwinRecord.Remove(folder);
        var isLost = record?.Snapshot is not null && before.SequenceEqual(Kept(record));
        screen.Output.WriteLine($"The twin, process {pid}, has ended.{(record?.Snapshot is null || isLost ? "" : $" Its objects stand in {record.Snapshot}.")}");
        return isLost ? throw new TwinException($"Its objects were not kept in {record!.Snapshot}.", $"Where it ran in the background, {Path.Combine(folder, TwinServe.Log)} says why.") : ExitCodes.Clean;
    });

    private static IReadOnlyList<DateTime> Kept(TwinRecord? record) =>
        record?.Snapshot is { } folder ? new SnapshotFolder(folder, folder).Stamps(record.Regions.Keys) : [];

    private static async Task AskAsync(TwinRecord record, CancellationToken cancel)
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            using var answer = await http.PostAsync(new Uri($"{record.Control}/shutdown"), null, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Kill(record.Pid);
        }
    }

    private static async Task UntilGoneAsync(string folder, int pid, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var began = TimeProvider.System.GetTimestamp();
        while (TwinLock.Holder(folder) is not null)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                Kill(pid);
                began = TimeProvider.System.GetTimestamp();
            }

            await timer.WaitForNextTickAsync(cancel);
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill(entireProcessTree: true);
        }
        catch (ArgumentException)
        {
            // It ended by itself in between.
        }
    }
}
