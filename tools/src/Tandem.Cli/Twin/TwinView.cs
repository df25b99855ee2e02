using System.CommandLine;
using Tandem.Twin.Hosting;

namespace Tandem.Cli.Twin;

/// <summary>Shows a twin while it runs: a table that moves on a terminal, a line for each change elsewhere.</summary>
internal static class TwinView
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    public static Task ShowAsync(ParseResult parsed, Screen screen, TwinHost host, CancellationToken cancel)
    {
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb" && parsed.GetValue(CommonOptions.Verbosity) != "quiet";
        return isTerminal ? TwinTable.ShowAsync(host, Beat, cancel) : WriteAsync(screen, host, cancel);
    }

    private static async Task WriteAsync(Screen screen, TwinHost host, CancellationToken cancel)
    {
        var known = TwinChanges.Facts(host.Snapshot);
        using var timer = new PeriodicTimer(Beat);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            var now = TwinChanges.Facts(host.Snapshot);
            foreach (var line in TwinChanges.Between(known, now))
            {
                await screen.Output.WriteLineAsync(line);
            }

            known = now;
        }
    }
}
