using System.Text.Json;
using System.Xml.Linq;
using Shouldly;
using Tandem.Tests.Support;
using Tandem.Topology;
using Tandem.Topology.Svg;

namespace Tandem.Tests.Topology;

/// <summary>The picture: what is in it, what is drawn on it, and that every form of it can be read.</summary>
public sealed class TopologyTests
{
    [Fact]
    public async Task Fleet_HasEveryPart_AndTheWayOfARequest()
    {
        using var tree = TestTree.OfTheFleet();
        var picture = await OfAsync(tree);

        picture.Regions.Select(region => region.Name).ShouldBe(["europe-west4", "us-east5"]);
        foreach (var region in picture.Regions)
        {
            picture.Parts.Where(part => part.Region == region.Name).Select(part => part.Kind).Order()
                .ShouldBe([PartKind.Address, PartKind.Pool, PartKind.Picker, PartKind.Server, PartKind.Loader, PartKind.Identity, PartKind.Identity, PartKind.Bucket]);
        }

        picture.Parts.Where(part => part.Region is null).Select(part => part.Id).ShouldBe(["dns:gemma.tandem.internal.", "gateway:cross-region-gateway", "secret:hf-secret"]);
        string[] way = ["dns:gemma.tandem.internal.", "address:us-east5/gemma-gateway-ip-us-east5", "gateway:cross-region-gateway", "pool:us-east5/gemma-pool", "server:us-east5/vllm-gemma"];
        way.Zip(way.Skip(1)).ShouldAllBe(step => picture.Links.Any(link => link.From == step.First && link.To == step.Second));
        picture.Links.Single(link => link.From == "identity:us-east5/gemma-ksa").Label.ShouldBe("objectViewer");
        picture.Gaps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("clusters/us-east5/facts/region.yaml", "weightsBucketLocation: US-EAST5", "weightsBucketLocation: US", "bucket:us-east5/replace-with-project-id-gemma-weights-us-east5")]
    [InlineData("infra/identity.tf", "roles/storage.objectViewer", "roles/storage.objectAdmin", "identity:europe-west4/gemma-ksa,identity:us-east5/gemma-ksa")]
    [InlineData("base/inference-pool/inferencepool.yaml", "spec:", "spec:\n  colour: red", "pool:europe-west4/gemma-pool,pool:us-east5/gemma-pool")]
    [InlineData("base/gateway/httproute.yaml", "spec:", "spec:\n  colour: red", "gateway:cross-region-gateway")]
    [InlineData("clusters/us-east5/facts/region.yaml", "serverImage: vllm/vllm-tpu:v0.11.1", "serverImage: vllm/vllm-tpu:latest", "server:us-east5/vllm-gemma")]
    [InlineData("base/model-server/poddisruptionbudget.yaml", "maxUnavailable:", "maxUnavailble:", "europe-west4,us-east5")]
    [InlineData("base/gateway/httproute.yaml", "parentRefs:", "parentRef:", "us-east5")]
    [InlineData("base/inference-pool/inferencepool.yaml", "targetPorts:", "targetPort:", "europe-west4,us-east5")]
    [InlineData("infra/versions.tf", "required_providers", "required_provider", "elsewhere")]
    public async Task AFinding_IsDrawnOnWhatItConcerns(string file, string from, string to, string where)
    {
        using var tree = TestTree.OfTheFleet();
        tree.Edit(file, from, to);

        var picture = await OfAsync(tree);

        string[] marked =
        [
            .. picture.Regions.Where(region => region.Marks.Count > 0).Select(region => region.Name), .. picture.Parts.Where(part => part.Marks.Count > 0).Select(part => part.Id),
            .. picture.Elsewhere.Count > 0 ? new[] { "elsewhere" } : [],
        ];
        string.Join(',', marked).ShouldBe(where);
    }

    [Fact]
    public async Task NoFinding_IsDrawnNowhere()
    {
        using var tree = Support.Reports.RichTree();
        var result = await tree.ValidateAsync();
        var picture = FleetTopology.Of(result);

        var drawn = picture.Regions.SelectMany(region => region.Marks).Concat(picture.Parts.SelectMany(part => part.Marks)).Concat(picture.Elsewhere).ToHashSet();
        drawn.ShouldBe(result.Active.Select(TopologyMark.Of), ignoreOrder: true);
    }

    [Fact]
    public async Task Svg_IsWellFormed_Deterministic_AndEscapesWhatItShows()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Edit("base/fleet/fleet.yaml", "poolName: gemma-pool", "poolName: \"<script>&'\\\"\\u0001]]>\"");

        var (first, second) = (SvgPicture.Draw(await OfAsync(tree)), SvgPicture.Draw(await OfAsync(tree)));

        second.ShouldBe(first);
        var xml = XDocument.Parse(first);
        xml.Root!.Name.ShouldBe(XName.Get("svg", "http://www.w3.org/2000/svg"));
        xml.Descendants().ShouldNotContain(element => element.Name.LocalName == "script");
        xml.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ShouldContain("<script>&'\"\uFFFD]]>");
        first.ShouldContain("prefers-color-scheme: dark");
        xml.Descendants().ShouldContain(element => (string?)element.Attribute("class") == "badge-bad");
    }

    [Fact]
    public async Task Svg_DrawsNoBoxOverAnother()
    {
        using var tree = TestTree.OfTheFleet();
        var picture = await OfAsync(tree);
        var svg = XDocument.Parse(SvgPicture.Draw(picture)).Root!;

        var boxes = svg.Elements().Where(element => (string?)element.Attribute("class") is "part" or "shared").Select(Box).ToList();
        boxes.Count.ShouldBe(picture.Parts.Count);
        foreach (var (index, box) in boxes.Index())
        {
            boxes.Skip(index + 1).ShouldNotContain(other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom);
            (box.Left >= 0 && box.Right <= (int)svg.Attribute("width")! && box.Bottom <= (int)svg.Attribute("height")!).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Json_MatchesItsSchema()
    {
        using var tree = Support.Reports.RichTree();
        var text = await File.ReadAllTextAsync(Path.Combine(RealRepository.Root, "tools/schemas/tandem.dev/topology_v1.json"), TestContext.Current.CancellationToken);
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(text.Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        schema.Validate(JsonPicture.Draw(await OfAsync(tree))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Mermaid_EscapesWhatItShows_AndMarksWhatIsWrong()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Edit("base/fleet/fleet.yaml", "poolName: gemma-pool", "poolName: 'x\"]; click p0 \"javascript:'");

        var text = MermaidPicture.Draw(await OfAsync(tree));

        text.ShouldContain("InferencePool<br/>x#34;#93;#59; click p0 #34;javascript:<br/>");
        text.ShouldContain("✖ TND");
    }

    [Fact]
    public async Task WhatIsMissingFromThePicture_IsSaid()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Write("clusters/us-east5/kustomization.yaml", "resources: [missing.yaml]\n");
        var picture = await OfAsync(tree);

        picture.Gaps.ShouldBe(["clusters/us-east5 was not rendered"]);
        MermaidPicture.Draw(picture).ShouldContain("clusters/us-east5 was not rendered");
        SvgPicture.Draw(picture).ShouldContain("Not in the picture: clusters/us-east5 was not rendered.");
        JsonDocument.Parse(JsonPicture.Draw(picture)).RootElement.GetProperty("gaps")[0].GetString().ShouldBe("clusters/us-east5 was not rendered");
    }

    private static (int Left, int Top, int Right, int Bottom) Box(XElement rectangle)
    {
        int Of(string name) => (int)rectangle.Attribute(name)!;
        return (Of("x"), Of("y"), Of("x") + Of("width"), Of("y") + Of("height"));
    }

    private static async Task<FleetTopology> OfAsync(TestTree tree) => FleetTopology.Of(await tree.ValidateAsync());
}
