using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tandem.Settings;
using Tandem.Twin.Hosting;

namespace Tandem.Cli.Twin;

/// <summary><c>tandem twin status</c>: what the twin that runs says of itself. Exit 1 where none does.</summary>
internal static class TwinStatus
{
    public static Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel) => TwinRun.GuardAsync(parsed, screen, async () =>
    {
        var folder = StateFolder.Of(Repository.Find(parsed).Root, "twin");
        if (TwinRecord.Find(folder) is not { } record)
        {
            screen.Output.WriteLine(TwinLock.Holder(folder) is { } pid ? $"A twin starts, as process {pid}; it is not ready yet." : "No twin runs. Start one: tandem twin up.");
            return ExitCodes.Findings;
        }

        screen.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"process {record.Pid}, speed {record.Speed}, control {record.Control}, KUBECONFIG={record.Kubeconfig}{(record.Snapshot is { } kept ? $", snapshot {kept}" : "")}"));
        foreach (var line in TwinLines.Of(await SnapshotAsync(record, cancel), record))
        {
            screen.Output.WriteLine(line);
        }

        return ExitCodes.Clean;
    });

    private static async Task<TwinSnapshot> SnapshotAsync(TwinRecord record, CancellationToken cancel)
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            return JsonSerializer.Deserialize<TwinSnapshot>(await http.GetStringAsync(new Uri($"{record.Control}/state"), cancel), TwinJson.Form)!;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new TwinException($"The twin, process {record.Pid}, does not answer at {record.Control}.", "End it with tandem twin down, then start it anew.");
        }
    }
}
