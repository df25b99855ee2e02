using Shouldly;
using Tandem.Editing;
using Tandem.Tests.Support;

namespace Tandem.Tests.Editing;

/// <summary><c>region add</c> and <c>remove</c>: what is added is right, and what is removed leaves nothing.</summary>
public sealed class RegionTests
{
    private static readonly RegionAddRequest Third = new("us-central1", "us-central1-b");

    [Fact]
    public async Task Add_AThirdAndAFourth_ValidateClean_AndRemoveGivesTheTreeBack()
    {
        using var tree = TestTree.OfTheFleet();
        var before = tree.Snapshot();
        tree.Edit(edits => RegionAdd.Plan(edits, Third));
        tree.Edit(edits => RegionAdd.Plan(edits, new RegionAddRequest("us-east1", "us-east1-d") { From = "us-central1" }));

        var result = await tree.ValidateAsync();

        FindingText.Of(result.Active).ShouldBeEmpty();
        result.Coverage.Clusters.Count.ShouldBe(4);
        tree.Edit(edits => RegionRemove.Plan(edits, "us-east1"));
        tree.Edit(edits => RegionRemove.Plan(edits, "us-central1"));
        tree.Snapshot().ShouldBe(before, ignoreOrder: true);
        Directory.Exists(tree.Absolute("clusters/us-central1")).ShouldBeFalse();
    }

    [Fact]
    public async Task Add_TheFolderAlone_HasExactlyOneFinding()
    {
        using var tree = TestTree.OfTheFleet();
        var gateway = tree.Read("clusters/us-east5/gateway/kustomization.yaml");
        tree.Edit(edits => RegionAdd.Plan(edits, Third));
        tree.Write("clusters/us-east5/gateway/kustomization.yaml", gateway);

        var result = await tree.ValidateAsync();

        result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active)).Rule.Id.ShouldBe("TND0511");
    }

    [Fact]
    public void Add_ASecondTime_ChangesNothing_AndMendsAMissingLine()
    {
        using var tree = TestTree.OfTheFleet();
        var gateway = tree.Read("clusters/us-east5/gateway/kustomization.yaml");
        tree.Edit(edits => RegionAdd.Plan(edits, Third));
        tree.Think(edits => RegionAdd.Plan(edits, Third)).Edits.ShouldBeEmpty();
        tree.Write("clusters/us-east5/gateway/kustomization.yaml", gateway);

        tree.Think(edits => RegionAdd.Plan(edits, Third)).Edits.ShouldHaveSingleItem().Path.ShouldBe("clusters/us-east5/gateway/kustomization.yaml");
    }

    [Fact]
    public void Add_FromTheConfigCluster_LeavesTheGatewayBehind()
    {
        using var tree = TestTree.OfTheFleet();

        var plan = tree.Think(edits => RegionAdd.Plan(edits, Third with { From = "us-east5" }));

        plan.Edits.ShouldAllBe(edit => !edit.Path.StartsWith("clusters/us-central1/gateway", StringComparison.Ordinal));
        plan.Edits.Single(edit => edit.Path == "clusters/us-central1/argocd/kustomization.yaml").After!.ShouldNotContain("base/argocd/gateway");
    }

    [Fact]
    public void Add_KeepsLineEndsAndTheFlowOfALine()
    {
        using var tree = TestTree.OfTheFleet();
        const string Gateway = "clusters/us-east5/gateway/kustomization.yaml";
        tree.Edit(Gateway, "components:\n  - ../../europe-west4/address\n  - ../../us-east5/address\n  - ../facts\n  - ../../../base/fleet\n", "components: [../../europe-west4/address, ../../us-east5/address, ../facts, ../../../base/fleet] # all\n");
        tree.Write(Gateway, tree.Read(Gateway).Replace("\n", "\r\n", StringComparison.Ordinal));
        var before = tree.Read(Gateway);

        tree.Edit(edits => RegionAdd.Plan(edits, Third));

        tree.Read(Gateway).ShouldBe(before.Replace("europe-west4/address, ", "europe-west4/address, ../../us-central1/address, ", StringComparison.Ordinal));
        tree.Edit(edits => RegionRemove.Plan(edits, "us-central1"));
        tree.Read(Gateway).ShouldBe(before);
    }

    [Theory]
    [InlineData("us-east5", "us-east5-a", "There is a region us-east5 already, and its zone is us-east5-b, not us-east5-a.")]
    [InlineData("us-centrall", "us-central1-b", "There is no region us-centrall with TPU v6e.", "Did you mean us-central1?")]
    [InlineData("us-central1", "us-east1-d", "The zone us-east1-d is not one of us-central1.")]
    [InlineData("us-central1", "us-central1-c", "The zone us-central1-c has no TPU v6e.", "In us-central1 they are in us-central1-ai1a and us-central1-b.")]
    public void Add_RefusesARegion(string name, string zone, string message, string? hint = null)
    {
        using var tree = TestTree.OfTheFleet();

        var refusal = Should.Throw<EditRefusal>(() => tree.Think(edits => RegionAdd.Plan(edits, new RegionAddRequest(name, zone))));

        refusal.Message.ShouldBe(message);
        refusal.Hint.ShouldNotBeNull().ShouldContain(hint ?? "");
    }

    [Theory]
    [InlineData("10.16.64.0/18", "10.16.64.0/18 for podCidr overlaps 10.16.0.0/17, podCidr of europe-west4.")]
    [InlineData("10.0.9.7/24", "10.0.9.7/24 is no IPv4 range for podCidr.")]
    [InlineData("fd00::/64", "fd00::/64 is no IPv4 range for podCidr.")]
    public void Add_RefusesARange(string range, string message)
    {
        using var tree = TestTree.OfTheFleet();
        var request = Third with { Ranges = new Dictionary<string, string>(StringComparer.Ordinal) { ["podCidr"] = range } };

        Should.Throw<EditRefusal>(() => tree.Think(edits => RegionAdd.Plan(edits, request))).Message.ShouldBe(message);
    }

    [Fact]
    public void Add_TakesAChosenRange_AndDerivesNoneInsideIt()
    {
        using var tree = TestTree.OfTheFleet();
        var request = Third with { Ranges = new Dictionary<string, string>(StringComparer.Ordinal) { ["podCidr"] = "10.0.3.0/24" } };

        var facts = tree.Think(edits => RegionAdd.Plan(edits, request)).Decisions;

        facts.ShouldContain("podCidr: 10.0.3.0/24");
        facts.ShouldContain("nodeSubnetCidr: 10.0.4.0/24");
    }

    [Theory]
    [InlineData("us-east5", "us-east5 holds the Gateway.")]
    [InlineData("us-east4", "There is no region us-east4.")]
    public void Remove_Refuses(string name, string message)
    {
        using var tree = TestTree.OfTheFleet();

        Should.Throw<EditRefusal>(() => tree.Think(edits => RegionRemove.Plan(edits, name))).Message.ShouldBe(message);
    }
}
