using Shouldly;
using Tandem.Editing;
using Tandem.Tests.Support;

namespace Tandem.Tests.Editing;

/// <summary><c>region move-config</c>: three steps, each of which may stand for as long as it takes.</summary>
public sealed class ConfigMoveTests
{
    private const string Target = "europe-west4";

    [Fact]
    public async Task Steps_ValidateWithAWarningUntilTheLast()
    {
        using var tree = TestTree.OfTheFleet();

        (await StepAsync(tree)).ShouldBe(["TND0526"]);
        (await StepAsync(tree)).ShouldBe(["TND0526"]);
        (await StepAsync(tree)).ShouldBeEmpty();

        tree.Think(edits => ConfigMove.Plan(edits, Target)).Edits.ShouldBeEmpty();
        Directory.Exists(tree.Absolute("clusters/us-east5/gateway")).ShouldBeFalse();
    }

    [Fact]
    public async Task Steps_OfThreeRegions_ValidateToo()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Edit(edits => RegionAdd.Plan(edits, new RegionAddRequest("us-central1", "us-central1-b")));

        (await StepAsync(tree)).ShouldBe(["TND0526"]);
        (await StepAsync(tree)).ShouldBe(["TND0526"]);
        (await StepAsync(tree)).ShouldBeEmpty();
    }

    [Fact]
    public void ThereAndBack_GivesTheTreeBack()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Edit("clusters/us-east5/argocd/kustomization.yaml", " # the config cluster alone", "");
        var before = tree.Snapshot();

        foreach (var region in (string[])[Target, Target, Target, "us-east5", "us-east5", "us-east5"])
        {
            tree.Edit(edits => ConfigMove.Plan(edits, region)).Edits.ShouldNotBeEmpty();
        }

        tree.Snapshot().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void AnotherMoveUnderWay_IsRefused()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Edit(edits => RegionAdd.Plan(edits, new RegionAddRequest("us-central1", "us-central1-b")));
        tree.Edit(edits => ConfigMove.Plan(edits, Target));

        Should.Throw<EditRefusal>(() => tree.Think(edits => ConfigMove.Plan(edits, "us-central1"))).Message.ShouldContain("on its way from us-east5 to europe-west4");
        Should.Throw<EditRefusal>(() => tree.Think(edits => ConfigMove.Plan(edits, "europe-west5"))).Hint.ShouldBe("Did you mean europe-west4?");
        Should.Throw<EditRefusal>(() => tree.Think(edits => RegionRemove.Plan(edits, Target))).Message.ShouldBe("europe-west4 holds the Gateway.");
    }

    private static async Task<IEnumerable<string>> StepAsync(TestTree tree)
    {
        tree.Edit(edits => ConfigMove.Plan(edits, Target)).Edits.ShouldNotBeEmpty();
        var result = await tree.ValidateAsync();
        result.ExitCode.ShouldBe(ExitCodes.Clean, FindingText.Of(result.Active));
        return result.Active.Select(finding => finding.Rule.Id);
    }
}
