using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary><c>render --output</c>: all of a run or nothing of it, and nothing left of an earlier one.</summary>
public sealed class RenderOutputTests
{
    private const string Overlay = "out/region-a/overlay.yaml";

    [Fact]
    public async Task Output_HoldsOneRun_AndWhatOthersPutThere()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/argocd/kustomization.yaml", "resources: [more.yaml]\n");
        tree.Write("clusters/region-a/argocd/more.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: more}\n");
        (await RenderAsync(tree)).ExitCode.ShouldBe(0);
        Files(tree).ShouldBe([".rendered", "region-a/argocd.yaml", "region-a/overlay.yaml"]);

        tree.Write("out/region-a/own.yaml", "a: b\n");
        Directory.Delete(tree.Absolute("clusters/region-a/argocd"), recursive: true);
        (await RenderAsync(tree)).ExitCode.ShouldBe(0);

        Files(tree).ShouldBe([".rendered", "region-a/overlay.yaml", "region-a/own.yaml"]);
    }

    [Fact]
    public async Task AUnitThatDoesNotBuild_LeavesWhatWasThere()
    {
        using var tree = TestTree.Minimal();
        await RenderAsync(tree);
        var before = tree.Read(Overlay);
        tree.Write("clusters/region-a/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {mode: slow}\n");
        tree.Write("clusters/region-b/kustomization.yaml", "resources: [missing.yaml]\n");

        var result = await RenderAsync(tree);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("clusters/region-b/kustomization.yaml:1:13");
        result.Error.ShouldContain("Nothing was written");
        tree.Read(Overlay).ShouldBe(before);
        Files(tree).ShouldBe([".rendered", "region-a/overlay.yaml"]);
    }

    private static Task<CommandLine.Result> RenderAsync(TestTree tree) => CommandLine.RunAsync(tree.Root, ["render", "--output", "out"]);

    private static IEnumerable<string> Files(TestTree tree) => Directory.EnumerateFiles(tree.Absolute("out"), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(tree.Absolute("out"), file)).Order(StringComparer.Ordinal);
}
