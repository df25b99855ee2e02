using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary>A program that is missing, too old or stuck is "not checked": exit code 3, never "clean".</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task Missing_IsUnchecked()
    {
        using var tree = TestTree.Minimal();

        var result = await RunAsync(tree, "nowhere");

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        result.Output.ShouldContain("TND0003");
        result.Output.ShouldContain("TANDEM_KUBECTL names nowhere, which does not exist.");
        result.Output.ShouldContain("not checked");
    }

    [Fact]
    public async Task TooOld_IsUnchecked()
    {
        using var tree = TestTree.Minimal();
        var kubectl = Script(tree, "echo 'Client Version: v1.21.3'; echo 'Kustomize Version: v4.0.1'");

        var result = await RunAsync(tree, kubectl);

        result.ExitCode.ShouldBe(3, result.Output);
        result.Output.ShouldContain("kubectl v1.21.3; the oldest that renders as the clusters do is 1.27");
    }

    [Fact]
    public async Task TooOld_OnPath_HidesNoneBehindIt()
    {
        using var tree = TestTree.Minimal();
        var old = Path.GetDirectoryName(Script(tree, "echo 'Client Version: v1.21.3'; echo 'Kustomize Version: v4.0.1'"))!;
        var path = $"{old}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

        var result = await CommandLine.RunAsync(tree.Root, ["validate"], environment: [("PATH", path), ("TANDEM_KUBECTL", ""), ("TANDEM_KUSTOMIZE", "")]);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }

    [Fact]
    public async Task Mute_IsUnchecked()
    {
        using var tree = TestTree.Minimal();

        var result = await RunAsync(tree, Script(tree, "exit 0"));

        result.ExitCode.ShouldBe(3, result.Output);
        result.Output.ShouldContain("does not say its version");
    }

    [Fact]
    public async Task Render_SaysTheSame()
    {
        using var tree = TestTree.Minimal();

        var result = await CommandLine.RunAsync(tree.Root, ["render"], environment: [("TANDEM_KUBECTL", "nowhere")]);

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("TANDEM_KUBECTL names nowhere");
    }

    [Fact]
    public async Task Secrets_AreNotHandedOn()
    {
        using var tree = TestTree.Minimal();
        var seen = tree.Absolute("seen");
        var kubectl = Script(tree, $"echo 'Client Version: v1.99.0'; echo 'Kustomize Version: v5.99.0'; env > '{seen}'");

        await CommandLine.RunAsync(tree.Root, ["validate"], environment: [("TANDEM_KUBECTL", kubectl), ("HF_TOKEN", "hf_secret"), ("GOOGLE_APPLICATION_CREDENTIALS", "/key.json")]);

        File.ReadAllText(seen).ShouldNotContain("hf_secret");
        File.ReadAllText(seen).ShouldNotContain("key.json");
    }

    private static Task<CommandLine.Result> RunAsync(TestTree tree, string kubectl) =>
        CommandLine.RunAsync(tree.Root, ["validate"], environment: [("TANDEM_KUBECTL", kubectl)]);

    private static string Script(TestTree tree, string body)
    {
        var path = tree.Absolute("kubectl");
        tree.Write("kubectl", $"#!/bin/sh\n{body}\n");
        Signals.MakeExecutable(path);
        return path;
    }
}
