using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Rules;

/// <summary>A field that the pinned GKE version does not have is found at its key, and not where no version is pinned.</summary>
public sealed class NewerThanClusterTests
{
    private const string Job = "base/model-cache/job.yaml";

    [Fact]
    public async Task Reports_AFieldOfALaterMinor_AtItsKey()
    {
        using var tree = WithSchedulingGroup();

        var result = await tree.ValidateAsync();

        var finding = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        finding.Rule.Id.ShouldBe("TND0134");
        finding.Blame.Exact.ShouldBeTrue();
        (finding.Blame.Place.File, tree.Read(Job).Split('\n')[finding.Blame.Place.Line - 1].Trim()).ShouldBe((Job, "schedulingGroup:"));
        finding.Message.ShouldBe("spec.template.spec.schedulingGroup needs Kubernetes 1.36; the clusters have at least 1.35.");
    }

    [Fact]
    public async Task Says_Nothing_OnceTheClustersHaveTheField()
    {
        using var tree = WithSchedulingGroup();
        const string facts = "base/fleet/fleet.yaml";
        tree.Write(facts, tree.Read(facts).Replace("gkeMinimumVersion: 1.35.1", "gkeMinimumVersion: 1.36.0", StringComparison.Ordinal));

        var result = await tree.ValidateAsync();

        result.Active.ShouldBeEmpty(FindingText.Of(result.Active));
    }

    [Fact]
    public async Task Says_Nothing_OfPlainFiles()
    {
        using var tree = WithSchedulingGroup();
        tree.Write("input.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {schedulingGroup: {podGroupName: a}, containers: [{name: a, image: "docker.io/library/busybox:1.37.0"}]}
            """);

        var result = await tree.ValidateAsync(request => request with { Paths = [tree.Absolute("input.yaml")] });

        result.Active.ShouldBeEmpty(FindingText.Of(result.Active));
    }

    private static TestTree WithSchedulingGroup()
    {
        var tree = TestTree.OfTheFleet();
        tree.Write(Job, tree.Read(Job).Replace("      restartPolicy: Never\n", "      restartPolicy: Never\n      schedulingGroup:\n        podGroupName: a\n", StringComparison.Ordinal));
        return tree;
    }
}
