using Shouldly;
using Tandem.Findings;
using Tandem.Tests.Support;
using Tandem.Tests.Variations;

namespace Tandem.Tests.Fleet;

/// <summary>A region is its folder and one line: with the line there is nothing to say, without it exactly one thing.</summary>
public sealed class NewRegionTests
{
    [Fact]
    public async Task Accepts_FolderAndLine()
    {
        using var tree = TestTree.OfTheFleet();
        ThirdRegion.Apply(tree);

        var result = await tree.ValidateAsync();

        FindingText.Of(result.Active).ShouldBeEmpty();
        result.Coverage.Clusters.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Rejects_FolderAlone_AtTheKustomizationThatLacksItsLine()
    {
        using var tree = TestTree.OfTheFleet();
        var before = tree.Read(Gateway);
        ThirdRegion.Apply(tree);
        tree.Write(Gateway, before);

        var result = await tree.ValidateAsync();

        var finding = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        finding.Rule.Id.ShouldBe("TND0511");
        finding.Blame.Place.ShouldBe(new Place(Gateway, before.Split('\n').Index().Single(line => line.Item == "components:").Index + 1, 1));
    }

    private const string Gateway = "clusters/us-east5/gateway/kustomization.yaml";

    private static Variation ThirdRegion => Variation.All.Single(variation => variation.Name == "third-region");
}
