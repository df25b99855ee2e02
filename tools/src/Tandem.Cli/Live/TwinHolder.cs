using Tandem.Live.Targets;
using Tandem.Programs;
using Tandem.Settings;

namespace Tandem.Cli.Live;

/// <summary>The twin that a command uses: the one that runs, else one of its own, which goes with it.</summary>
internal sealed class TwinHolder(string root, Screen screen)
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);
    private bool isOurs;

    /// <summary>Finds or starts it.</summary>
    /// <exception cref="ProgramException">It did not start.</exception>
    public async Task<TwinState> StartAsync(CancellationToken cancel)
    {
        if (TwinState.Find(Folder) is { } running)
        {
            return running;
        }

        screen.Error.WriteLine("No twin runs: starting one for this.");
        isOurs = true;
        var result = await RunAsync(["twin", "up"], StartWithin, cancel);
        return result.ExitCode == 0 && TwinState.Find(Folder) is { } started ? started
            : throw new ProgramException($"The twin did not start: {Last(result)}", "tandem twin run shows what it does.");
    }

    /// <summary>Stops it where it was started here.</summary>
    public async Task StopAsync()
    {
        if (isOurs)
        {
            isOurs = false;
            await RunAsync(["twin", "down"], StopWithin, CancellationToken.None);
        }
    }

    private string Folder => StateFolder.Of(root, "twin");

    // The same program again: `dotnet Tandem.Cli.dll`, or the executable itself.
    private Task<ProgramResult> RunAsync(string[] arguments, TimeSpan timeout, CancellationToken cancel)
    {
        var program = Environment.ProcessPath!;
        string[] before = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(TwinHolder).Assembly.Location] : [];
        return ProgramRunner.RunAsync(new ProgramCall(program, [.. before, .. arguments], root, timeout) { Environment = Own() }, cancel);
    }

    private static Dictionary<string, string> Own() => Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .Where(entry => ((string)entry.Key).StartsWith("TANDEM_", StringComparison.Ordinal) || ((string)entry.Key).StartsWith("DOTNET_", StringComparison.Ordinal))
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

    private static string Last(ProgramResult result) =>
        result.Error.Split('\n').FirstOrDefault(line => line.StartsWith("tandem: ", StringComparison.Ordinal))?[8..] ?? $"exit code {result.ExitCode}";
}
