using System.Text;

namespace Tandem.Review.Git;

/// <summary>A remote of a repository: where its branches stand, and how one is moved forward.</summary>
/// <param name="top">The top of the worktree.</param>
/// <param name="name">The remote's name or address.</param>
public sealed class GitRemote(string top, string name)
{
    private static readonly string[] Inherited = ["SSH_AUTH_SOCK", "GIT_SSH_COMMAND"];

    /// <summary>The commit of a branch at the remote; null where there is no such branch.</summary>
    /// <exception cref="ReviewException">The remote does not answer.</exception>
    public async Task<string?> FindAsync(string branch, CancellationToken cancel)
    {
        var result = await GitProgram.RunAsync(top, ["ls-remote", "--", name, $"refs/heads/{branch}"], cancel, Credentials());
        return result.ExitCode == 0 ? result.Output.Split('\t') is [var id, _] ? id : null
            : throw new ReviewException($"The remote {name} does not answer: {GitProgram.Plain(result.Error)}.", "git remote -v lists the remotes.");
    }

    /// <summary>Moves a branch forward, or makes it. Never backward: git refuses that without force.</summary>
    /// <exception cref="ReviewException">The remote refuses.</exception>
    public async Task PushAsync(string commit, string branch, CancellationToken cancel)
    {
        var result = await GitProgram.RunAsync(top, ["push", "--quiet", "--no-verify", "--", name, $"{commit}:refs/heads/{branch}"], cancel, Credentials());
        if (result.ExitCode != 0)
        {
            throw new ReviewException($"{branch} could not be moved: {GitProgram.Plain(result.Error)}.", "Somebody else may have moved it: look at it, then run the same command again.");
        }
    }

    // A GitHub job hands its token over in a variable; on a command line every process could read it.
    private static Dictionary<string, string> Credentials()
    {
        var found = Inherited.Select(variable => (variable, Value: Environment.GetEnvironmentVariable(variable))).Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.variable, pair => pair.Value!, StringComparer.Ordinal);
        var (token, server) = (Environment.GetEnvironmentVariable("GITHUB_TOKEN"), Environment.GetEnvironmentVariable("GITHUB_SERVER_URL"));
        if (!string.IsNullOrEmpty(token) && !string.IsNullOrEmpty(server))
        {
            found["GIT_CONFIG_COUNT"] = "1";
            found["GIT_CONFIG_KEY_0"] = $"http.{server.TrimEnd('/')}/.extraheader";
            found["GIT_CONFIG_VALUE_0"] = $"AUTHORIZATION: basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{token}"))}";
        }

        return found;
    }
}
