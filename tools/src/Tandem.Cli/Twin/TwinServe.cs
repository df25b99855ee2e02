using System.CommandLine;
using Tandem.Manifests;
using Tandem.Twin.Hosting;

namespace Tandem.Cli.Twin;

/// <summary>What <c>tandem twin up</c> runs in the background: the twin, with a log file for a screen.</summary>
internal static class TwinServe
{
    /// <summary>The log's name in the twin's folder.</summary>
    public const string Log = "twin.log";

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var repository = Repository.Find(parsed);
        var options = TwinCommandOptions.Read(parsed, repository);
        Directory.CreateDirectory(options.TwinFolder);
        await using var log = new StreamWriter(new FileStream(Path.Combine(options.TwinFolder, Log), FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        var screen = new Screen(TextWriter.Synchronized(log), TextWriter.Synchronized(log));
        return await TwinRun.GuardAsync(parsed, screen, async () =>
        {
            await using var host = await new Rehearsal(new Workspace(repository.Root), options, screen.Output.WriteLine).StartAsync(cancel);
            await host.Ended.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!host.Ended.IsFaulted)
            {
                await host.EndAsync(screen.Output.WriteLine);
            }

            return ExitCodes.Clean;
        });
    }
}
