using System.Diagnostics;
using System.Globalization;

namespace Tandem.Programs;

/// <summary>Asks a process to end, once, and gives it time to: terraform writes its state before it does.</summary>
/// <remarks>
/// At a terminal Ctrl-C reaches the process by itself, and to terraform a second signal means to drop everything. So it is
/// asked only where it has not said within a moment that it heard.
/// </remarks>
internal sealed class InterruptedProcess(Process process, TimeSpan grace, CancellationTokenSource deadline) : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource heard = new();

    public TimeSpan Grace { get; } = grace;

    /// <summary>Takes note of a line of the process, which may say that it is stopping.</summary>
    public void Hear(string line)
    {
        if (line.Contains("nterrupt received", StringComparison.Ordinal))
        {
            heard.Cancel();
        }
    }

    /// <summary>Asks it to end, and sets the deadline by which it must have.</summary>
    public void Ask()
    {
        if (Grace == TimeSpan.Zero || OperatingSystem.IsWindows())
        {
            deadline.Cancel();
            return;
        }

        deadline.CancelAfter(Grace);
        _ = SignalUnlessHeardAsync();
    }

    public void Dispose() => heard.Dispose();

    private async Task SignalUnlessHeardAsync()
    {
        try
        {
            await Task.Delay(Moment, heard.Token);
            if (!process.HasExited)
            {
                // The framework can only kill; the shell's kill asks.
                var id = process.Id.ToString(CultureInfo.InvariantCulture);
                await ProgramRunner.RunAsync("/bin/sh", ["-c", $"kill -TERM {id}"], "/", Moment, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or InvalidOperationException or ProgramException)
        {
            // It heard, or ended.
        }
    }
}
