using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Twin.Hosting;

namespace Tandem.Cli.Twin;

/// <summary><c>tandem twin up</c>: starts the twin as a process of its own and waits until it is ready.</summary>
internal static class TwinUp
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    public static Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel) => TwinRun.GuardAsync(parsed, screen, async () =>
    {
        var repository = Repository.Find(parsed);
        var options = TwinCommandOptions.Read(parsed, repository);
        TwinLock.Refuse(options.TwinFolder);
        if (options.Snapshot is { } folder)
        {
            // What the process in the background would say of it, nobody would read.
            await folder.ReadAsync([.. ClusterFinder.Find(new Workspace(repository.Root)).Select(cluster => cluster.Name)], cancel);
        }

        var log = Path.Combine(options.TwinFolder, TwinServe.Log);
        Directory.CreateDirectory(options.TwinFolder);
        File.Delete(log);
        using var process = Start(repository, options);
        return await FollowAsync(process, log, options, screen, cancel);
    });

    private static Process Start(Repository repository, RehearsalOptions options)
    {
        var self = Environment.ProcessPath!;
        string[] before = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(TwinUp).Assembly.Location] : [];
        string[] snapshot = options.Snapshot is { } folder ? ["--snapshot", folder.Path] : [];
        return DetachedProgram.Start(self,
            [.. before, "-C", repository.Root, "twin", "serve", "--speed", options.Speed.ToString(CultureInfo.InvariantCulture), "--retry", options.Retry ? "on" : "off", .. snapshot], repository.Root);
    }

    private static async Task<int> FollowAsync(Process process, string log, RehearsalOptions options, Screen screen, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Beat);
        var shown = 0;
        try
        {
            while (true)
            {
                var isOver = process.HasExited;
                var isReady = TwinRecord.Find(options.TwinFolder)?.Pid == process.Id;
                shown = Show(log, shown, screen);
                if (isReady)
                {
                    return ExitCodes.Clean;
                }

                if (isOver)
                {
                    // It says itself why it gives up; that somebody killed it, it cannot say.
                    return process.ExitCode is > 0 and <= ExitCodes.Interrupted ? process.ExitCode
                        : throw new TwinException($"The twin was ended from outside before it was ready (exit code {process.ExitCode}).", $"Start it again. What it said stands in {log}.");
                }

                await timer.WaitForNextTickAsync(cancel);
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // Whole lines alone: the last may still be written.
    private static int Show(string log, int shown, Screen screen)
    {
        if (!File.Exists(log))
        {
            return shown;
        }

        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = reader.ReadToEnd().Split('\n');
        foreach (var line in lines.Skip(shown).SkipLast(1))
        {
            screen.Output.WriteLine(line);
        }

        return Math.Max(shown, lines.Length - 1);
    }
}
