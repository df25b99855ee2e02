using Tandem.Programs;

namespace Tandem.Cli.Infra;

/// <summary>An access token for Google Cloud: <c>GOOGLE_OAUTH_ACCESS_TOKEN</c>, else what gcloud gives.</summary>
internal static class AccessToken
{
    private const string Hint = "Sign in with gcloud auth login, or set GOOGLE_OAUTH_ACCESS_TOKEN.";

    /// <exception cref="ProgramException">There is none.</exception>
    public static async Task<string> FindAsync(CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable("GOOGLE_OAUTH_ACCESS_TOKEN") is { Length: > 0 } given)
        {
            return given;
        }

        var gcloud = ProgramLocator.Find("gcloud", CacheFolder.FromEnvironment()) ?? throw new ProgramException("gcloud was not found.", Hint);
        var result = await ProgramRunner.RunAsync(gcloud, ["auth", "print-access-token"], Path.GetTempPath(), TimeSpan.FromSeconds(60), cancel);
        return result.ExitCode == 0 ? result.Output.Trim() : throw new ProgramException("gcloud gave no access token.", Hint);
    }
}
