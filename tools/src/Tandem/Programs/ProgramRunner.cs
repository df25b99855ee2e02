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
    public static async Task<ProgramResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string workingDirectory, TimeSpan timeout, CancellationToken cancel)
    {
        using var process = Start(program, arguments, workingDirectory);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(timeout);
        try
        {
            var output = ReadAsync(process.StandardOutput, deadline.Token);
            var error = ReadAsync(process.StandardError, deadline.Token);
            await Task.WhenAll(output, error);
            await process.WaitForExitAsync(deadline.Token);
            return new ProgramResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ProgramException(
                $"{Path.GetFileName(program)} did not end within {timeout.TotalSeconds:0} seconds.",
                $"Run it by hand to see what it waits for: {program} {string.Join(' ', arguments)}");
        }
        finally
        {
            End(process);
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments, string workingDirectory)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        var inherited = Inherited.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in inherited.Where(variable => variable.value is not null))
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
            throw new ProgramException($"{program} cannot be started: {e.Message}.", "Check that the file exists and may be executed.");
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new char[32 * 1024];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancel)) > 0)
        {
            if (text.Length + read > MostCharacters)
            {
                throw new ProgramException($"A program wrote more than {MostCharacters:N0} characters.", "Run it by hand to see what it writes.");
            }

            text.Append(buffer, 0, read);
        }

        return text.ToString();
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
