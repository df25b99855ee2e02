using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Live.Clusters;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Status;

/// <summary>The commands that look at a running fleet, against the twin.</summary>
[Collection(RunningTwinCollection.Name)]
public sealed class StatusTwinTests(RunningTwin twin)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_OfAFleetThatIsWell_IsClean_AndMatchesItsSchema()
    {
        await twin.QuietAsync();

        var result = await twin.RunAsync("status", "--twin", "--report", "json");

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(RealRepository.Root, "tools/schemas/tandem.dev/status_v1.json"), Cancel);
        schema.Validate(result.Output).ShouldBeEmpty();
        var items = JsonNode.Parse(result.Output).Items("items").Select(item => $"{item.Text("region")} {item.Text("object")}: {item.Text("text")}").ToList();
        items.ShouldContain(item => item.StartsWith("us-east5 Gateway cross-region-gateway: Accepted, Programmed; 10.", StringComparison.Ordinal), string.Join('\n', items));
    }

    [Fact]
    public async Task Preflight_OfAFleetThatIsWell_IsClean_AndMatchesItsSchema()
    {
        await twin.QuietAsync();

        var result = await twin.RunAsync("preflight", "--twin", "--report", "json");

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(RealRepository.Root, "tools/schemas/tandem.dev/preflight_v1.json"), Cancel);
        schema.Validate(result.Output).ShouldBeEmpty();
        JsonNode.Parse(result.Output).Items("items").Select(item => $"{item.Text("region")} {item.Text("object")} {item.Text("level")}")
            .ShouldContain("us-east5 deployed kinds good");
    }

    [Fact]
    public async Task Status_NamesWhatRunsOtherwise_AndWhoDoesNotMendIt()
    {
        await twin.QuietAsync();
        var cluster = twin.Fleet[RunningTwin.Survivor];
        await SuspendAsync(cluster, "root", null);
        await SuspendAsync(cluster, "inference", null);
        await ExportAsync(cluster, "False");
        try
        {
            var result = await twin.RunAsync("status", "--twin");

            result.ExitCode.ShouldBe(1, result.Error);
            result.Output.ShouldContain("metadata.annotations[networking.gke.io/export] is False, not True");
            result.Output.ShouldContain("not exported: the annotation is False");
            result.Output.ShouldContain("automated sync is off");
        }
        finally
        {
            await ExportAsync(cluster, "True");
            await SuspendAsync(cluster, "inference", new JsonObject { ["prune"] = true, ["selfHeal"] = true });
            await SuspendAsync(cluster, "root", new JsonObject { ["prune"] = true, ["selfHeal"] = true });
        }
    }

    [Theory]
    [InlineData(RunningTwin.Target)]
    [InlineData(RunningTwin.Survivor)]
    public async Task Chat_IsAnsweredByTheRegionThatIsAsked(string region)
    {
        await twin.QuietAsync();

        var result = await twin.RunAsync("chat", "--twin", "--region", region, "What is the capital of France?");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("What is the capital of France?");
        result.Output.ShouldContain($"\n{region}, first token after");
    }

    [Fact]
    public async Task CacheWeights_FollowsTheLoaderToItsMarker()
    {
        await twin.QuietAsync();

        var result = await twin.RunAsync("cache-weights", "--twin", "--region", RunningTwin.Target);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldStartWith("complete  us-east5: ");
        result.Output.ShouldContain("/data/gemma-weights/.tandem-complete.json");
    }

    private static Task SuspendAsync(ClusterClient cluster, string application, JsonObject? automated) => cluster.PatchAsync(Resources.Applications, "argocd", application,
        new JsonObject { ["spec"] = new JsonObject { ["syncPolicy"] = new JsonObject { ["automated"] = automated } } }, Cancel);

    private static Task ExportAsync(ClusterClient cluster, string value) => cluster.PatchAsync(Resources.Pools, "gemma", "gemma-pool",
        new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["networking.gke.io/export"] = value } } }, Cancel);
}
