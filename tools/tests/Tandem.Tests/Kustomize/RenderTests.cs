using Shouldly;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Tests.Support;

namespace Tandem.Tests.Kustomize;

/// <summary>The real fleet under every kubectl that is present.</summary>
public sealed class RenderTests
{
    public static TheoryData<string> Units => [.. RenderedUnits()];

    [Theory]
    [MemberData(nameof(Units))]
    public async Task EveryKubectl_RendersTheSameBytes(string unit)
    {
        Kubectls.All().ShouldNotBeEmpty("kubectl 1.27 or later must be on PATH, or named in TANDEM_TEST_KUBECTLS");
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kubectl in Kubectls.All())
        {
            var result = await RunAsync(kubectl, unit);
            result.ExitCode.ShouldBe(0, $"{kubectl}: {result.Error}");
            texts.Add(result.Output);
        }

        texts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("us-east5")]
    [InlineData("europe-west4")]
    public async Task Render_PrintsWhatKustomizePrints(string cluster)
    {
        var expected = await RunAsync(Kubectls.All()[0], $"clusters/{cluster}");

        var actual = await CommandLine.RunAsync(RealRepository.Root, ["render", "--cluster", cluster]);

        actual.ExitCode.ShouldBe(0);
        actual.Output.ShouldBe(expected.Output);
    }

    [Fact]
    public async Task Render_WritesEveryUnitIntoAFolder()
    {
        using var tree = TestTree.OfTheFleet();

        var result = await CommandLine.RunAsync(tree.Root, ["render", "--output", "rendered"]);

        result.ExitCode.ShouldBe(0, result.Error);
        var files = Directory.EnumerateFiles(tree.Absolute("rendered"), "*.yaml", SearchOption.AllDirectories);
        files.Count().ShouldBe(RenderedUnits().Count);
        tree.Read("rendered/us-east5/gateway.yaml").ShouldContain("kind: Gateway\n");
    }

    [Fact]
    public async Task Autoscaling_TakesReplicasOutOfGit()
    {
        using var tree = TestTree.OfTheFleet();
        var overlay = tree.Read("clusters/us-east5/kustomization.yaml");
        overlay.ShouldContain("components/fixed-size");
        tree.Write("clusters/us-east5/kustomization.yaml", overlay.Replace("components/fixed-size", "components/autoscaling", StringComparison.Ordinal));

        var result = await CommandLine.RunAsync(tree.Root, ["render", "--cluster", "us-east5"]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("kind: HorizontalPodAutoscaler");
        result.Output.ShouldContain("maxReplicas: 2");
        var documents = YamlReader.Read(new SourceText("rendered", result.Output)).Documents.Cast<MappingNode>();
        var server = documents.Single(document => document.Text("kind") == "Deployment" && document.Mapping("metadata")!.Text("name") == "vllm-gemma");
        server.Mapping("spec")!["replicas"].ShouldBeNull();
    }

    private static List<string> RenderedUnits() =>
        [.. RenderedFleet.LocalUnits(new Workspace(RealRepository.Root)).Select(unit => unit.Folder)];

    private static Task<ProgramResult> RunAsync(string kubectl, string unit) => ProgramRunner.RunAsync(
        kubectl, ["kustomize", unit], RealRepository.Root, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
}
