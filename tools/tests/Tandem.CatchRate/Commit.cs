using Tandem.Programs;

namespace Tandem.CatchRate;

/// <summary>Asks git.</summary>
internal static class Commit
{
    /// <summary>The commit that is checked out.</summary>
    public static async Task<string> HeadAsync(CancellationToken cancel)
    {
        var call = new ProgramCall("git", ["rev-parse", "--short=12", "HEAD"], Repository.Root, TimeSpan.FromSeconds(10));
        return (await ProgramRunner.RunAsync(call, cancel)).Output.Trim();
    }
}
