using System.Text.Json;
using Tandem.Tests.Support;

namespace Tandem.Tests.Twin.Clients;

/// <summary>Clients that others wrote, which target NpmClients installs into artifacts.</summary>
internal static class NpmClients
{
    private static readonly string Packages = Path.Combine(RealRepository.Root, "artifacts", "clients", "node_modules");

    /// <summary>Runs a script of <c>npm/</c>, and reads the JSON that it prints.</summary>
    public static async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Packages), "no npm clients: ./build.sh --target=NpmClients installs them, where there is npm");
        var folder = Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"))).FullName;
        File.Copy(Path.Combine(RealRepository.TestData("Twin"), "Clients", "npm", script), Path.Combine(folder, script));
        // Node looks for packages beside the script.
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Packages);
        var run = await CommandLine.RunAsync("node", folder, [script, .. arguments]);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        using var json = JsonDocument.Parse(run.Output);
        return json.RootElement.Clone();
    }
}
