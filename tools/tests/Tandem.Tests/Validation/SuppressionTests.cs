using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Validation;

/// <summary>What is suppressed does not count, and takes nothing else with it.</summary>
public sealed class SuppressionTests
{
    private const string Facts = "base/fleet/kustomization.yaml";

    [Fact]
    public async Task Suppressing_ACause_LeavesItsConsequences()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Write(Facts, tree.Read(Facts).Replace("{kind: PodDisruptionBudget, name: vllm-gemma}", "{kind: PodDisruptionBudget, name: budget}", StringComparison.Ordinal));
        (await tree.ValidateAsync()).Active.ShouldHaveSingleItem().Rule.Id.ShouldBe("TND0206");
        tree.Write("tandem.yaml", $"version: 1\nsuppress: [{{rule: TND0206, at: {Facts}, reason: a test}}]\n");

        var result = await tree.ValidateAsync();

        var left = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        left.Rule.Id.ShouldBe("TND0202");
        result.Findings.ShouldContain(finding => finding.Rule.Id == "TND0206" && finding.Suppressed != null);
    }
}
