using Shouldly;
using Tandem.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Fleet;

/// <summary>A root under <c>base</c> that no kustomization takes in is a unit of its own, unless it waits for an overlay.</summary>
public sealed class OwnUnitTests
{
    private const string Folder = "base/tool";

    [Fact]
    public async Task Checks_ARootThatNobodyTakesIn()
    {
        using var tree = TestTree.Minimal();
        Write(tree, "mode: fast\n  fast: [");

        var result = await tree.ValidateAsync();

        result.Coverage.OwnUnits.Single().Unit.ShouldBe(Folder);
        result.Active.ShouldContain(finding => finding.Blame.Place.File == $"{Folder}/configmap.yaml");
    }

    [Fact]
    public async Task Renders_WhatIsRight_AndCountsIt()
    {
        using var tree = TestTree.Minimal();
        Write(tree, "mode: fast");

        var result = await tree.ValidateAsync();

        FindingText.Of(result.Active).ShouldBeEmpty();
        result.Coverage.OwnUnits.Single().Objects.ShouldBe(1);
        result.Coverage.Objects.ShouldBe(2);
    }

    [Fact]
    public async Task Misses_AnOverlay_OfABaseThatWaitsForFacts()
    {
        using var tree = TestTree.Minimal();
        Write(tree, "mode: unset");

        var result = await tree.ValidateAsync();

        result.Coverage.OwnUnits.ShouldBeEmpty();
        result.Active.Select(finding => finding.Rule).Distinct().ShouldBe([KustomizeRules.UnreferencedFile]);
    }

    [Fact]
    public async Task Leaves_WhatTheSettingsExempt()
    {
        using var tree = TestTree.Minimal();
        Write(tree, "mode: fast");
        tree.Write("tandem.yaml", $"version: 1\nunchecked:\n- {{path: {Folder}/**, reason: Somebody else's.}}\n");

        var result = await tree.ValidateAsync();

        FindingText.Of(result.Active).ShouldBeEmpty();
        result.Coverage.OwnUnits.ShouldBeEmpty();
    }

    private static void Write(TestTree tree, string data)
    {
        tree.Write($"{Folder}/kustomization.yaml", "resources: [configmap.yaml]\n");
        tree.Write($"{Folder}/configmap.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: tool\ndata:\n  {data}\n");
    }
}
