using System.Text.Json;
using Shouldly;
using Tandem.Schemas;
using Tandem.Tests.Support;

namespace Tandem.Tests.Reports;

/// <summary>The JSON report, held against its own schema by NJsonSchema.</summary>
public sealed class JsonReportTests
{
    [Theory]
    [InlineData("version: 1\n", "mode: fast", 0)]
    [InlineData("version: 1\n", "mode: [fast]", 1)]
    [InlineData("version: 1\nsuppress:\n- {rule: TND0105, at: clusters/**, reason: to show it, until: 2999-01-31}\n", "mode: [fast]", 0)]
    public async Task Report_MatchesItsSchema(string settings, string data, int exitCode)
    {
        using var tree = TestTree.Minimal();
        tree.Write("tandem.yaml", settings);
        tree.Write("clusters/region-a/configmap.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  {data}\n");

        var result = await CommandLine.RunAsync(tree.Root, ["validate", "--report", "json", "--timings"]);

        result.ExitCode.ShouldBe(exitCode, result.Error);
        // NJsonSchema knows the older word for definitions.
        var text = await File.ReadAllTextAsync(Path.Combine(RealRepository.Root, "tools/schemas/tandem.dev/report_v1.json"), TestContext.Current.CancellationToken);
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(text.Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        schema.Validate(result.Output).ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_IsTheSameTwice()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Write("base/model-server/service.yaml", tree.Read("base/model-server/service.yaml").Replace("spec:", "spec:\n  colour: red", StringComparison.Ordinal));

        var first = await CommandLine.RunAsync(tree.Root, ["validate", "--report", "json"]);
        var second = await CommandLine.RunAsync(tree.Root, ["validate", "--report", "json", "--no-cache"]);

        first.ExitCode.ShouldBe(1);
        second.Output.ShouldBe(first.Output);
    }

    [Fact]
    public async Task Report_JoinsTheClustersThatShowOneMistake()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Write("base/model-server/service.yaml", tree.Read("base/model-server/service.yaml").Replace("spec:", "spec:\n  colour: red", StringComparison.Ordinal));

        var result = await CommandLine.RunAsync(tree.Root, ["validate", "--report", "json"]);

        using var json = JsonDocument.Parse(result.Output);
        var finding = json.RootElement.GetProperty("findings").EnumerateArray()
            .Where(shown => shown.GetProperty("suppressed").ValueKind == JsonValueKind.Null).ShouldHaveSingleItem();
        finding.GetProperty("objects").EnumerateArray().Select(o => o.GetProperty("cluster").GetString()).ShouldBe(["europe-west4", "us-east5"]);
        finding.GetProperty("fingerprint").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public void Schemas_OfTandem_AreNoKubernetesKinds() => SchemaStore.Kinds().ShouldNotContain(kind => kind.Group == "tandem.dev");
}
