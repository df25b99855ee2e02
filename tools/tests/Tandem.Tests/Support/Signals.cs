using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Tandem.Tests.Support;

/// <summary>Ends a process as a CI runner does.</summary>
internal static partial class Signals
{
    private const int Sighup = 1;
    private const int Sigint = 2;
    private const int Sigterm = 15;

    /// <summary>Sends SIGTERM once a condition holds.</summary>
    public static void TerminateWhen(Process process, Func<bool> condition) => SendWhen(Sigterm, process, condition);

    /// <summary>Sends SIGINT, as Ctrl-C does, once a condition holds.</summary>
    public static void InterruptWhen(Process process, Func<bool> condition) => SendWhen(Sigint, process, condition);

    /// <summary>Sends SIGHUP, as a terminal that is closed does, once a condition holds.</summary>
    public static void HangUpWhen(Process process, Func<bool> condition) => SendWhen(Sighup, process, condition);

    /// <summary>Whether this process was told to ignore SIGHUP, as its children are then: by <c>nohup</c>, for one.</summary>
    public static bool IsHangUpIgnored()
    {
        const string status = "/proc/self/status";
        var ignored = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return ignored is not null && (Convert.ToUInt64(ignored[7..].Trim(), 16) & (1UL << (Sighup - 1))) != 0;
    }

    private static void SendWhen(int signal, Process process, Func<bool> condition) => _ = Task.Run(async () =>
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition() && !process.HasExited)
        {
            await timer.WaitForNextTickAsync();
        }

        _ = Kill(process.Id, signal);
    });

    /// <summary>Lets a script be run.</summary>
    public static void MakeExecutable(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither scripts of this kind nor these signals");
#pragma warning disable CA1416 // Skipped on Windows above.
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
