using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Gateways;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Tests.Twin.Simulation;

/// <summary>What a simulation makes of the objects that another left.</summary>
public sealed class RestoredTests
{
    private readonly TestFleet before = new();

    [Fact]
    public async Task Server_IsNotReady_UntilItHasStartedAgainOnItsNode()
    {
        RunServer();
        var old = before.Pods().Single();

        var after = await before.RestartAsync();

        var pod = after.Pods().ShouldHaveSingleItem();
        (pod.Stored.Uid, pod.Node, pod.IsReady).ShouldBe((old.Stored.Uid, old.Node, false));
        pod.Stored.Json.Has("metadata", "annotations", PodView.Endpoint).ShouldBeFalse();
        after.Find("apps", "Deployment", "vllm-gemma").Json.Number("status", "availableReplicas").ShouldBeNull();
        after.Pass(600);
        pod = after.Pods().ShouldHaveSingleItem();
        (pod.Stored.Uid, pod.IsReady, pod.Stored.Json.Text("status", "podIP")).ShouldBe((old.Stored.Uid, true, old.Stored.Json.Text("status", "podIP")));
        var container = pod.Stored.Json.Items("status", "containerStatuses").Single();
        (container.Number("restartCount"), container.Number("lastState", "terminated", "exitCode")).ShouldBe((1, 255));
        after.Events("Pulling").Count.ShouldBe(before.Events("Pulling").Count);
    }

    [Fact]
    public async Task NewObjects_GetNoAddressThatOldOnesHave()
    {
        RunServer();
        Serve(before, "one");

        var after = await before.RestartAsync();
        Serve(after, "two");
        after.Apply(TestManifests.Server(replicas: 2));
        after.Pass(1200);

        Distinct(after.Pods().Select(pod => pod.Stored.Json.Text("status", "podIP"))).ShouldBe(2);
        Distinct(after.Store.List("", "Service").Select(service => service.Json.Text("spec", "clusterIP"))).ShouldBe(2);
        Distinct(after.Store.List("", "Node").Select(node => node.Json.Items("status", "addresses").Single().Text("address"))).ShouldBe(4);
    }

    [Fact]
    public async Task PodThatWaitsForItsWeights_GoesOnWaiting()
    {
        before.Apply(TestManifests.Server());
        before.Pass(300);

        var after = await before.RestartAsync();

        after.Pass(300);
        after.Pods().Single().Phase.ShouldBe("Pending");
        after.Ground.Put(TestGround.Bucket(TestGround.Us), "m/r/done.json");
        after.Pass(600);
        after.Pods().Single().IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task Loader_ThatWasUnderWay_LoadsToTheEnd()
    {
        before.Apply(TestManifests.Loader);
        before.Pass(120);

        var after = await before.RestartAsync();

        after.Pass(600);
        Conditions.IsTrue(after.Find("batch", "Job", "model-downloader").Json, "Complete").ShouldBeTrue();
        after.Pods().ShouldHaveSingleItem();
        (await after.RestartAsync()).Cluster.Pods.LogOf(after.Pods().Single().Stored.Uid, "downloader").ShouldNotBeNull().Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task PodThatWasLeaving_IsGone_AndSoIsTheCordonOfAFault()
    {
        RunServer();
        before.Busy = 3;
        before.Faults.Add(new Fault("", TestGround.Us, FaultKind.Drain));
        before.Pass(60);
        var old = before.Pods().Single(pod => pod.IsLeaving).Stored.Uid;

        var after = await before.RestartAsync();

        after.Pods().ShouldNotContain(pod => pod.Stored.Uid == old);
        after.Store.List("", "Node").Count(node => node.Json.IsTrue("spec", "unschedulable")).ShouldBe(0);
    }

    [Fact]
    public async Task Gateway_StaysProgrammed_AndItsImportStays()
    {
        RunServer();
        before.Apply(TestManifests.Pool);
        before.Apply(TestManifests.Gateway);
        before.Pass(900);
        var import = before.Find(PoolExports.ImportGroup, PoolExports.ImportKind, "gemma-pool").Uid;

        var after = await before.RestartAsync();

        Conditions.IsTrue(after.Find(GatewayController.Group, "Gateway", "cross-region-gateway").Json, "Programmed").ShouldBeTrue();
        after.Find(PoolExports.ImportGroup, PoolExports.ImportKind, "gemma-pool").Uid.ShouldBe(import);
    }

    [Fact]
    public async Task Events_GrowOld()
    {
        RunServer();
        before.Store.Create(new ObjectKey("", "Event", "gemma", "a-client's"), new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Event", ["count"] = 1 });

        var after = await before.RestartAsync();
        after.Events("Scheduled").ShouldNotBeEmpty();
        after.Pass(3700);

        after.Events("Scheduled").ShouldBeEmpty();
        after.Store.Find(new ObjectKey("", "Event", "gemma", "a-client's")).ShouldBeNull();
    }

    private static int Distinct(IEnumerable<string?> addresses) => addresses.OfType<string>().Distinct(StringComparer.Ordinal).Count();

    private static void Serve(TestFleet fleet, string name) => fleet.Apply($$"""
        apiVersion: v1
        kind: Service
        metadata: {name: {{name}}, namespace: gemma}
        spec: {selector: {app: gemma-server}, ports: [{port: 80}]}
        """);

    private void RunServer()
    {
        before.Ground.Put(TestGround.Bucket(TestGround.Us), "m/r/done.json");
        before.Apply(TestManifests.Server());
        before.Pass(600);
        before.Pods().ShouldHaveSingleItem().IsReady.ShouldBeTrue();
    }
}
