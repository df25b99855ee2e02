using Shouldly;
using Tandem.Live.Clusters;

namespace Tandem.Tests.Live.Cleanup;

/// <summary>A twin is taken down: of what this repository put there nothing stays, and what is somebody else's does.</summary>
[Collection(RunningTwinCollection.Name)]
public sealed class CleanupTwinTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // What a cluster has before anybody deploys into it, and the namespaces, which stay.
    private static readonly IReadOnlyList<string> Clusters =
    [
        .. from region in new[] { RunningTwin.Survivor, RunningTwin.Target }
           from space in new[] { "argocd", "default", "gemma", "gke-managed-networking-dra-driver", "kube-node-lease", "kube-public", "kube-system" }
           from name in new[] { $"{region} namespaces  {space}", $"{region} serviceaccounts {space} default" }
           select name,
    ];

    [Fact]
    public async Task Cleanup_DeletesWhatIsOurs_AndSaysWhatIsLeft()
    {
        await using var twin = new RunningTwin();
        await twin.InitializeAsync();
        var config = twin.Fleet.Config;
        await config.CreateAsync(Resources.ConfigMaps, "gemma", new() { ["apiVersion"] = "v1", ["kind"] = "ConfigMap", ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "somebody-elses" } }, Cancel);
        var before = await twin.DumpAsync();

        var dry = await twin.RunAsync("cleanup", "--twin");

        dry.ExitCode.ShouldBe(0, dry.Error);
        dry.Output.ShouldContain("- Gateway gemma/cross-region-gateway in us-east5");
        dry.Output.ShouldContain("Nothing was deleted.");
        (await twin.DumpAsync()).ShouldBe(before);

        var gateways = await twin.RunAsync("cleanup", "--twin", "--yes", "--region", "us-east5");
        var one = await twin.RunAsync("cleanup", "--twin", "--yes", "--region", "europe-west4");

        gateways.ExitCode.ShouldBe(2);
        gateways.Error.ShouldContain("us-east5 holds the Gateway: without it no region serves.");
        one.ExitCode.ShouldBe(0, one.Output + one.Error);
        one.Output.ShouldContain("tandem infra apply");
        OfSurvivors(await twin.DumpAsync()).ShouldBe(OfSurvivors(before));
        (await twin.Fleet["europe-west4"].ListAsync(Resources.Pods, "gemma", "app=gemma-server", Cancel)).ShouldBeEmpty();

        var real = await twin.RunAsync("cleanup", "--twin", "--yes");

        real.ExitCode.ShouldBe(0, real.Output + real.Error);
        real.Output.ShouldContain("kept  Namespace gemma in us-east5");
        real.Output.ShouldContain("Next: tandem infra destroy --offline");
        var left = (await twin.DumpAsync()).Keys.ToList();
        left.Where(name => !name.Contains(" customresourcedefinitions.", StringComparison.Ordinal)).Except(Clusters, StringComparer.Ordinal).ShouldBe(["us-east5 configmaps gemma somebody-elses"]);
        left.ShouldNotContain(name => name.EndsWith("inferenceobjectives.inference.networking.x-k8s.io", StringComparison.Ordinal));
        (await config.ListAsync(Resources.Pods, "gemma", "app=gemma-server", Cancel)).ShouldBeEmpty();

        var again = await twin.RunAsync("cleanup", "--twin", "--yes");

        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.ShouldContain("Nothing of ours is left in the clusters.");
    }

    private static List<string> OfSurvivors(IReadOnlyDictionary<string, string> dump) =>
        [.. dump.Keys.Where(name => name.StartsWith("us-east5 ", StringComparison.Ordinal) && !name.Contains(" events", StringComparison.Ordinal))];
}
