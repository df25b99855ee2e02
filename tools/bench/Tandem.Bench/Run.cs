using System.Diagnostics;

namespace Tandem.Bench;

/// <summary>Starts whole processes and times them.</summary>
internal static class Run
{
    /// <summary>Runs a program to its end.</summary>
    public static async Task<Outcome> ProcessAsync(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        double peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(10));
        }

        await process.WaitForExitAsync();
        var time = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var text = await output;
        return process.ExitCode is 0 or 1 ? new Outcome(process.ExitCode, text, time, peak)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}{text}");
    }

    private static double PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1048576.0;
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the answer.
            return 0;
        }
    }
}
