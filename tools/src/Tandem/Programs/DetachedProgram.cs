using System.ComponentModel;
using System.Diagnostics;

namespace Tandem.Programs;

/// <summary>Starts a program of ours that outlives this process: a twin in the background.</summary>
public static class DetachedProgram
{
    /// <summary>Starts it with the caller's environment, in a session of its own where the system has <c>setsid</c>, and with nothing to read from or write to.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="workingDirectory">Where it runs.</param>
    /// <exception cref="ProgramException">It cannot be started.</exception>
    public static Process Start(string program, IReadOnlyList<string> arguments, string workingDirectory)
    {
        var session = OperatingSystem.IsWindows() ? null : Session();
        var start = new ProcessStartInfo(session ?? program, session is null ? arguments : [program, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
#pragma warning disable RS0030 // ProgramRunner waits for the end, which this one must not.
            var process = Process.Start(start) ?? throw new Win32Exception("no process");
#pragma warning restore RS0030
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new ProgramException($"{program} cannot be started: {e.Message}.", "Check that the file exists and may be executed.");
        }
    }

    private static string? Session() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "setsid")).FirstOrDefault(File.Exists);
}
