using System.Text.Json;
using Shouldly;
using Tandem.Tests.Support;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Bootstrap;

/// <summary><c>bootstrap</c> against the API of a region: by kubectl, as its users run it.</summary>
public sealed class BootstrapTests
{
    private static async Task InstallAsync(TestTree tree, TwinFixture twin, string release)
    {
        tree.Write("other.yaml", File.ReadAllText(Install).Replace("v3.5.1", release, StringComparison.Ordinal));
        (await RunAsync(tree, twin, "--yes", "--wait", "0", "--install", tree.Absolute("other.yaml"))).ExitCode.ShouldBe(3);
    }

    private static readonly string Install = Path.Combine(RealRepository.TestData("Bootstrap"), "install.yaml");

    [Fact]
    public async Task Bootstrap_InstallsWaitsAndHandsOver_AndASecondRunChangesNothing()
    {
        using var tree = Ours();
        await using var twin = await TwinFixture.StartAsync();
        using var over = new CancellationTokenSource();
        var controllers = RolledOut.WatchAsync(twin.Store, over.Token);

        var dry = await RunAsync(tree, twin, "--dry-run");
        (dry.ExitCode, dry.Error).ShouldBe((0, ""), dry.Output);
        dry.Output.ShouldContain("Argo CD v3.5.1: it is not installed");
        twin.Store.List("apps", "Deployment").ShouldBeEmpty();

        var first = await RunAsync(tree, twin, "--yes");
        first.ExitCode.ShouldBe(0, first.Output + first.Error);
        var before = Versions(twin.Store);
        var second = await RunAsync(tree, twin, "--yes");

        (second.ExitCode, Versions(twin.Store)).ShouldBe((0, before), second.Error);
        second.Output.ShouldContain("Argo CD v3.5.1: it is installed, and applied again");
        Find(twin, "argoproj.io", "Application", "root").GetProperty("spec").GetProperty("source").GetProperty("targetRevision").GetString().ShouldBe("deploy/us-east5");
        var settings = Find(twin, "", "ConfigMap", "argocd-cm").GetProperty("data");
        settings.GetProperty("resource.exclusions").GetString().ShouldNotBe("upstream's");
        settings.GetProperty("admin.enabled").GetString().ShouldBe("true");
        await over.CancelAsync();
        await controllers;
    }

    [Fact]
    public async Task AnInstallThatDoesNotComeUp_IsNamed_AndNothingIsHandedOver()
    {
        using var tree = Ours();
        await using var twin = await TwinFixture.StartAsync();

        var result = await RunAsync(tree, twin, "--yes", "--wait", "0");

        result.ExitCode.ShouldBe(3, result.Output);
        result.Error.ShouldContain("it did not come in time");
        twin.Store.List("argoproj.io", "Application").ShouldBeEmpty();
    }

    [Fact]
    public async Task ANewerArgoCd_IsLeftAlone()
    {
        using var tree = Ours();
        await using var twin = await TwinFixture.StartAsync();
        await InstallAsync(tree, twin, "v3.6.0");

        var result = await RunAsync(tree, twin, "--yes");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("Argo CD v3.6.0 is installed, newer than v3.5.1");
    }

    [Fact]
    public async Task AnOlderArgoCd_IsUpgraded()
    {
        using var tree = Ours();
        await using var twin = await TwinFixture.StartAsync();
        await InstallAsync(tree, twin, "v3.4.0");
        using var over = new CancellationTokenSource();
        var controllers = RolledOut.WatchAsync(twin.Store, over.Token);

        var result = await RunAsync(tree, twin, "--yes");

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldContain("Argo CD v3.5.1: v3.4.0 is installed, and upgraded");
        Find(twin, "apps", "Deployment", "argocd-server").ToString().ShouldNotContain("v3.4.0");
        await over.CancelAsync();
        await controllers;
    }

    [Fact]
    public async Task NoRights_AreNamedWithTheirVerb()
    {
        using var tree = Ours();
        await using var twin = await TwinFixture.StartAsync(new TwinApiOptions
        {
            Fault = request => request.Verb == "patch" ? new ApiException(403, "Forbidden", "namespaces \"argocd\" is forbidden: User \"dev\" cannot patch resource \"namespaces\"") : null,
        });

        var result = await RunAsync(tree, twin, "--yes");

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        result.Error.ShouldContain("cannot patch resource");
        result.Error.ShouldContain("roles/container.admin");
    }

    [Fact]
    public async Task WhatIsNotReady_IsSaidBeforeTheClusterIsAsked()
    {
        using var tree = TestTree.OfTheFleet();
        var placeholder = await CommandLine.RunAsync(tree.Root, ["bootstrap", "--context", "us", "--region", "us-east5", "--dry-run"]);
        using var ours = Ours();
        var unknown = await CommandLine.RunAsync(ours.Root, ["bootstrap", "--context", "us", "--region", "us-east4", "--dry-run"]);
        File.WriteAllText(ours.Absolute("kubeconfig"), "apiVersion: v1\nkind: Config\n");
        var context = await CommandLine.RunAsync(ours.Root, ["bootstrap", "--context", "us", "--region", "us-east5", "--dry-run", "--install", Install, "--kubeconfig", ours.Absolute("kubeconfig")]);

        (placeholder.ExitCode, placeholder.Error.Split('\n')[0]).ShouldBe((2, "tandem: The fact repositoryURL is still a placeholder: Argo CD would pull from nowhere."));
        unknown.Error.ShouldContain("Did you mean us-east5?");
        context.ExitCode.ShouldBe(3, context.Error);
        context.Error.ShouldContain("There is no context us");
    }

    [Fact]
    public async Task ADeadCluster_IsSaidToBe()
    {
        using var tree = Ours();
        tree.Write("kubeconfig", """
            apiVersion: v1
            kind: Config
            clusters: [{name: us, cluster: {server: "http://127.0.0.1:1"}}]
            users: [{name: us, user: {}}]
            contexts: [{name: us, context: {cluster: us, user: us}}]
            """);

        var result = await CommandLine.RunAsync(tree.Root, ["bootstrap", "--context", "us", "--region", "us-east5", "--yes", "--install", Install, "--kubeconfig", tree.Absolute("kubeconfig")]);

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("The cluster of context us does not answer");
    }

    [Fact]
    public async Task WithoutTheNetwork_TheInstallIsSaidToNeedIt()
    {
        using var tree = Ours();

        var result = await CommandLine.RunWithoutNetworkAsync(tree.Root, ["bootstrap", "--context", "us", "--region", "us-east5", "--dry-run"], []);

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        result.Error.ShouldContain("The install of Argo CD cannot be rendered: accumulating resources");
        result.Error.ShouldContain("--install FILE");
    }

    private static TestTree Ours()
    {
        var tree = TestTree.OfTheFleet();
        tree.Edit("base/fleet/fleet.yaml", "https://github.com/replace-with-owner/tandem.git", "https://gitlab.example.com/acme/tandem.git");
        return tree;
    }

    private static Task<CommandLine.Result> RunAsync(TestTree tree, TwinFixture twin, params string[] more) => CommandLine.RunAsync(tree.Root,
        ["bootstrap", "--context", "us", "--region", "us-east5", "--kubeconfig", twin.WriteKubeconfig(), .. more.Contains("--install") ? (string[])[] : ["--install", Install], .. more]);

    private static JsonElement Find(TwinFixture twin, string group, string kind, string name) => twin.Store.Find(new ObjectKey(group, kind, "argocd", name)).ShouldNotBeNull().Json;

    // By generation: the status of a workload may be written again.
    private static string Versions(ObjectStore store) => string.Join('\n', store.Snapshot().Objects.Select(one => $"{one.Key} {one.Json.GetProperty("metadata").TryGetProperty("generation", out var generation)} {generation}").Order(StringComparer.Ordinal));
}
