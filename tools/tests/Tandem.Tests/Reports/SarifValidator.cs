using System.Text.Json;
using Tandem.Tests.Support;

namespace Tandem.Tests.Reports;

/// <summary>The validator of SARIF's authors with SARIF's official schema, which target SarifValidator installs into artifacts.</summary>
internal static class SarifValidator
{
    // It misses the revision that was checked out, which a report cannot know: a note that no log of ours goes without.
    private const string NoteOnEveryLog = "SARIF2003";
    private static readonly string Home = Path.Combine(RealRepository.Root, "artifacts", "sarif", "node_modules", "@microsoft", "sarif-multitool-linux");

    /// <summary>Every error that it finds in a log.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(string log)
    {
        Assert.SkipUnless(Directory.Exists(Home), "no SARIF validator: ./build.sh --target=SarifValidator installs it, where there is npm");
        var folder = Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"))).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "log.sarif"), log, TestContext.Current.CancellationToken);
        var run = await CommandLine.RunAsync(Path.Combine(Home, "Sarif.Multitool"), folder,
            ["validate", "log.sarif", "--json-schema", Path.Combine(Home, "sarif-2.1.0.json"), "--output", "verdict.sarif", "--level", "Error;Warning;Note"]);
        var verdict = Path.Combine(folder, "verdict.sarif");
        Assert.True(File.Exists(verdict), run.Output + run.Error);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(verdict, TestContext.Current.CancellationToken));
        var found = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        // Of a log that it cannot read it says nothing, and that it succeeded.
        return found.Exists(result => result.GetProperty("ruleId").GetString() == NoteOnEveryLog)
            ? [.. found.Where(IsError).Select(result => $"{result.GetProperty("ruleId")} {result.GetProperty("locations")}")]
            : ["the validator could not read the log"];
    }

    private static bool IsError(JsonElement one) => one.TryGetProperty("level", out var level) && level.GetString() == "error";
}
