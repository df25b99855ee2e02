using Shouldly;
using Tandem.Kustomize;
using Tandem.Live.Jobs;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Tests.Support;
using Tandem.Tests.Variations;

namespace Tandem.Tests.Kustomize;

/// <summary>One process for all units of a cluster prints what one process for each prints, byte for byte.</summary>
public sealed class RenderTogetherTests
{
    private const int Sample = 8;

    public static TheoryData<string> Names => [.. Soak.Sample(Variation.All, Sample).Select(variation => variation.Name)];

    public static TheoryData<string> Programs => [.. Kubectls.All()];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task EveryKubectl_RendersClustersWhole(string kubectl)
    {
        using var tree = TestTree.OfTheFleet();

        var together = await CompareAsync(tree, new KustomizeProgram(kubectl, "kubectl", "v1.0.0", "v5.0.0"));

        together.ShouldBe(8, "every unit of both clusters, and the drill's");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Variations_RenderTheSameBytes(string name)
    {
        using var tree = TestTree.OfTheFleet();
        Variation.All.Single(variation => variation.Name == name).Apply(tree);

        await CompareAsync(tree, await KubectlAsync());
    }

    [Theory]
    [InlineData("sortOptions: {order: fifo}")]
    [InlineData("buildMetadata: [originAnnotations]")]
    [InlineData("nameSuffix: -a")]
    public async Task WhatMattersOutermost_IsRenderedAlone(string line)
    {
        using var tree = TestTree.OfTheFleet();
        const string path = "clusters/us-east5/model-cache/kustomization.yaml";
        tree.Write(path, tree.Read(path) + line + "\n");

        (await CompareAsync(tree, await KubectlAsync())).ShouldBe(4, "the other cluster's units alone, and the drill's");
    }

    [Fact]
    public async Task NumbersBeyondDoubles_StayAsTheyAre()
    {
        using var tree = TestTree.OfTheFleet();
        const string path = "base/model-cache/kustomization.yaml";
        tree.Write("base/model-cache/number.yaml", "apiVersion: example.com/v1\nkind: Number\nmetadata: {name: a, labels: {}}\nspec: {huge: 12345678901234567890, e: 1e3}\n");
        tree.Write(path, tree.Read(path).Replace("resources:\n", "resources:\n  - number.yaml\n", StringComparison.Ordinal));

        (await CompareAsync(tree, await KubectlAsync())).ShouldBe(8);
    }

    [Fact]
    public async Task AGuestThatReachesOut_IsRenderedAlone()
    {
        using var tree = TestTree.OfTheFleet();
        const string path = "base/drill/kustomization.yaml";
        tree.Write(path, tree.Read(path) + "sortOptions: {order: fifo}\n");

        (await CompareAsync(tree, await KubectlAsync())).ShouldBe(7, "the clusters' units all the same");
    }

    private static Task<KustomizeProgram> KubectlAsync() =>
        ProgramLocator.FindKustomizeAsync(CacheFolder.FromEnvironment(), TestContext.Current.CancellationToken);

    // What is returned is how many units were rendered together.
    private static async Task<int> CompareAsync(TestTree tree, KustomizeProgram program)
    {
        var cancel = TestContext.Current.CancellationToken;
        var workspace = new Workspace(tree.Root);
        var renderer = new Renderer(workspace, program, cache: null, tree.Absolute(".tandem/wrappers"));
        var count = 0;
        var guest = TreeWalker.Walk(workspace, DrillManifests.Folder);
        foreach (var (cluster, i) in RenderedFleet.LocalUnits(workspace).GroupBy(unit => unit.Cluster, StringComparer.Ordinal).OrderBy(cluster => cluster.Count()).Select((cluster, i) => (cluster, i)))
        {
            var trees = cluster.Select(unit => TreeWalker.Walk(workspace, unit.Folder)).Concat(i == 0 ? [guest] : []).ToList();
            foreach (var (unit, result) in await renderer.RenderTogetherAsync(trees, new HashSet<KustomizationTree> { guest }, cancel))
            {
                var alone = await renderer.RenderAsync(unit, cancel);
                result.Output.ShouldBe(alone.Output, unit.Folder);
                count++;
            }
        }

        return count;
    }
}
