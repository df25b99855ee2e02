using System.ComponentModel;
using System.Diagnostics;

namespace Tandem.Live.Targets;

/// <summary>Tells whether a process that left its number behind still runs.</summary>
/// <param name="Host">The machine.</param>
/// <param name="Id">The process.</param>
/// <param name="Started">When it started, in UTC ticks: numbers are used again.</param>
public sealed record ProcessMark(string Host, int Id, long Started)
{
    /// <summary>This process.</summary>
    public static ProcessMark Own()
    {
        using var own = Process.GetCurrentProcess();
        return new ProcessMark(Environment.MachineName, own.Id, own.StartTime.ToUniversalTime().Ticks);
    }

    /// <summary>Whether it runs; null where it is another machine's and cannot be seen from here.</summary>
    public bool? IsAlive()
    {
        if (Host != Environment.MachineName)
        {
            return null;
        }

        // The start is told in hundredths of a second, and not always by the same rounding.
        using var process = Find(Id);
        return process is not null && Math.Abs(process.StartTime.ToUniversalTime().Ticks - Started) < TimeSpan.TicksPerSecond;
    }

    /// <summary>Whether any process has that number.</summary>
    public static bool IsAlive(int id)
    {
        using var process = Find(id);
        return process is not null;
    }

    private static Process? Find(int id)
    {
        try
        {
            var process = Process.GetProcessById(id);
            return process.HasExited ? null : process;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
