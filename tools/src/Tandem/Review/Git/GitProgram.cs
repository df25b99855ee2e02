using Tandem.Programs;

namespace Tandem.Review.Git;

/// <summary>The one caller of the git process.</summary>
internal static class GitProgram
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private static readonly Dictionary<string, string> Mute = new(StringComparer.Ordinal)
    {
        // Nobody sits there to type a password.
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["LC_ALL"] = "C",
    };

    /// <summary>Runs git in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="environment">Variables beside those that every program gets.</param>
    /// <exception cref="ProgramException">git cannot be started, or does not end.</exception>
    public static async Task<ProgramResult> RunAsync(
        string folder, IReadOnlyList<string> arguments, CancellationToken cancel, IReadOnlyDictionary<string, string>? environment = null)
    {
        try
        {
            var variables = Mute.Concat(environment ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
            return await ProgramRunner.RunAsync(new ProgramCall("git", arguments, folder, Timeout) { Environment = variables }, cancel);
        }
        catch (ProgramException e) when (e.Message.StartsWith("git cannot be started", StringComparison.Ordinal))
        {
            throw new ProgramException("git was not found.", "Install git 2.30 or later on PATH.");
        }
    }

    /// <summary>What git says of a failure, as a part of a sentence.</summary>
    public static string Plain(string error) =>
        error.ReplaceLineEndings(" ").Replace("fatal: ", "", StringComparison.Ordinal).Replace("error: ", "", StringComparison.Ordinal).Trim().TrimEnd('.');
}
