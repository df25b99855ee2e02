using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Tandem.Programs;

/// <summary>
/// The one way to an outside process: with a timeout, a bounded output, and an environment that holds no secret of the caller's.
/// </summary>
public static class ProgramRunner
{
    /// <summary>More than a hundred rendered fleets; a program that writes more is out of hand.</summary>
    private const int MostCharacters = 256 * 1024 * 1024;

    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "SystemRoot", "LANG", "SSL_CERT_FILE"];

    /// <summary>Runs <paramref name="program"/> to its end.</summary>
    /// <exception cref="ProgramException">It cannot be started, wrote too much, or took longer than <paramref name="timeout"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for; the process was ended.</exception>
    public static Task<ProgramResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string workingDirectory, TimeSpan timeout, CancellationToken cancel) =>
        RunAsync(new ProgramCall(program, arguments, workingDirectory, timeout), cancel);

    /// <summary>Makes a call and waits for its end.</summary>
    /// <exception cref="ProgramException">It cannot be started, wrote too much, or took longer than its time.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for; the process has ended.</exception>
    public static async Task<ProgramResult> RunAsync(ProgramCall call, CancellationToken cancel)
    {
        using var process = Start(call);
        using var deadline = new CancellationTokenSource(call.Timeout);
        using var stop = new InterruptedProcess(process, call.GraceOnCancel, deadline);
        using var asked = cancel.Register(stop.Ask);
        try
        {
            var output = ReadAsync(process.StandardOutput, Watched(call.OnLine, stop), deadline.Token);
            var error = ReadAsync(process.StandardError, null, deadline.Token);
            await Task.WhenAll(output, error);
            await process.WaitForExitAsync(deadline.Token);
            cancel.ThrowIfCancellationRequested();
            return new ProgramResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ProgramException(
                $"{Path.GetFileName(call.Program)} did not end within {call.Timeout.TotalSeconds:0} seconds.",
                $"Run it by hand to see what it waits for: {call.Program} {string.Join(' ', call.Arguments)}");
        }
        finally
        {
            End(process);
        }
    }

    private static Action<string>? Watched(Action<string>? onLine, InterruptedProcess stop) => onLine is null && stop.Grace == TimeSpan.Zero ? null : line =>
    {
        stop.Hear(line);
        onLine?.Invoke(line);
    };

    private static Process Start(ProgramCall call)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            WorkingDirectory = call.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }

        // A Go program that lives for a fifth of a second spends a third of its time on collecting garbage, and where it collects none, as much
        // on new memory.
        start.Environment["GOGC"] = "800";
        start.Environment["GOMEMLIMIT"] = "1GiB";
        foreach (var (name, value) in call.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
#pragma warning disable RS0030 // This is the runner that the ban points to.
            var process = Process.Start(start) ?? throw new Win32Exception("no process");
#pragma warning restore RS0030
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new ProgramException($"{call.Program} cannot be started: {e.Message}.", "Check that the file exists and may be executed.");
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, Action<string>? onLine, CancellationToken cancel)
    {
        var text = new StringBuilder();
        while (onLine is not null && await reader.ReadLineAsync(cancel) is { } line)
        {
            onLine(line);
            Append(text, line + "\n");
        }

        var buffer = new char[32 * 1024];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancel)) > 0)
        {
            Append(text, buffer.AsSpan(0, read));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> more)
    {
        if (text.Length + more.Length > MostCharacters)
        {
            throw new ProgramException($"A program wrote more than {MostCharacters:N0} characters.", "Run it by hand to see what it writes.");
        }

        text.Append(more);
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the answer.
        }
    }
}
