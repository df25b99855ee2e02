using System.Text.Json;
using Tandem.Programs;

namespace Tandem.Terraform;

/// <summary>Finds terraform: <c>TANDEM_TERRAFORM</c>, then PATH, then the cache.</summary>
public static class TerraformLocator
{
    private const string Hint = "Install terraform 1.7 or later on PATH, or name one in TANDEM_TERRAFORM.";

    // The first whose tests can mock a provider.
    private static readonly Version Oldest = new(1, 7);

    /// <summary>Finds it, and asks it for its version.</summary>
    /// <exception cref="ProgramException">There is none, it is too old, or it does not say its version.</exception>
    public static async Task<TerraformProgram> FindAsync(CacheFolder cache, CancellationToken cancel)
    {
        var path = ProgramLocator.Find("terraform", cache) ?? throw new ProgramException("terraform was not found.", Hint);
        var key = CacheFolder.KeyOf("version", path, ProgramLocator.Stamp(path));
        var known = cache.Read("versions", key);
        var version = known ?? await AskAsync(path, cancel);
        if (!System.Version.TryParse(version.Split('-')[0], out var parsed))
        {
            throw new ProgramException($"{path} does not say its version.", Hint);
        }

        if (known is null)
        {
            cache.Write("versions", key, version);
        }

        return parsed >= Oldest ? new TerraformProgram(path, version) : throw new ProgramException(
            $"{path} is terraform {version}; the oldest that can plan this repository is {Oldest}.", Hint);
    }

    /// <summary>Tells the executable that would be found from any other; empty where there is none.</summary>
    internal static string Stamp(CacheFolder cache) => ProgramLocator.Find("terraform", cache) is { } path ? $"{path}\0{ProgramLocator.Stamp(path)}" : "";

    private static async Task<string> AskAsync(string path, CancellationToken cancel)
    {
        var call = new ProgramCall(path, ["version", "-json"], Path.GetTempPath(), TimeSpan.FromSeconds(20)) { Environment = TerraformEnvironment.Base };
        var result = await ProgramRunner.RunAsync(call, cancel);
        try
        {
            using var answer = JsonDocument.Parse(result.Output);
            return answer.RootElement.GetProperty("terraform_version").GetString() ?? "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}
