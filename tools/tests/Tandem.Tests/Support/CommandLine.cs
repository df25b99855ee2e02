using System.Diagnostics;

namespace Tandem.Tests.Support;

/// <summary>The tool as its users run it: a process with arguments, standard input, output, and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>The tool under test, as it was built beside the tests.</summary>
    public static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "Tandem.Cli.dll");

    public sealed record Result(int ExitCode, string Output, string Error);

    /// <summary>The same in a network namespace of its own, which has no interface that is up.</summary>
    public static Task<Result> RunWithoutNetworkAsync(string folder, string[] arguments, (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "network namespaces are Linux's");
        return RunAsync("unshare", folder, ["--net", "--map-root-user", "dotnet", Tool, .. arguments], environment: environment);
    }

    public static Task<Result> RunAsync(string folder, string[] arguments, string? input = null, (string Name, string Value)[]? environment = null, Action<Process>? started = null) =>
        RunAsync("dotnet", folder, [Tool, .. arguments], input, environment, started);

    /// <summary>Runs any program.</summary>
    public static async Task<Result> RunAsync(string program, string folder, string[] arguments, string? input = null, (string Name, string Value)[]? environment = null, Action<Process>? started = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

#pragma warning disable RS0030 // The test is the user here.
        using var process = Process.Start(start)!;
#pragma warning restore RS0030
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        started?.Invoke(process);
        var cancel = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel).WaitAsync(TimeSpan.FromMinutes(2), cancel);
        return new Result(process.ExitCode, await output, await error);
    }
}
