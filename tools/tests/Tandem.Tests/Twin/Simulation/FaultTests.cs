using Shouldly;
using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Tests.Twin.Simulation;

public sealed class FaultTests
{
    private readonly TestFleet fleet = new();

    public FaultTests()
    {
        fleet.Ground.Put(TestGround.Bucket(TestGround.Us), "m/r/done.json");
        fleet.Apply(TestManifests.Server());
        fleet.Pass(600);
        Server.IsReady.ShouldBeTrue();
    }

    private PodView Server => fleet.Pods().Single();

    [Fact]
    public void Crash_RestartsUntilItIsOver()
    {
        var fault = fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.Crash));
        fleet.Pass(60);
        Server.IsReady.ShouldBeFalse();
        Server.Stored.Json.Text("metadata", "annotations", PodView.Endpoint).ShouldBeNull();
        Server.Stored.Json.Items("status", "containerStatuses").Single().Number("restartCount").ShouldNotBeNull().ShouldBeGreaterThan(1);

        fleet.Faults.Remove(fault.Id);
        fleet.Pass(900);
        Server.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void Hang_IsUnreadyAfterTheReadinessProbe_AndRestartedAfterTheLivenessProbe()
    {
        fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.Hang));
        fleet.Pass(8);
        Server.IsReady.ShouldBeTrue();
        fleet.Pass(4);
        Server.IsReady.ShouldBeFalse();
        fleet.Pass(60);
        Server.Stored.Json.Items("status", "containerStatuses").Single().Number("restartCount").ShouldBe(1);
    }

    [Fact]
    public void Drain_EvictsAndANewNodeTakesOver()
    {
        var before = Server;
        var fault = fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.Drain));
        fleet.Pass(5);
        fleet.Pods().ShouldContain(pod => pod.Name == before.Name && pod.IsLeaving);
        fleet.Events("Evicted").ShouldHaveSingleItem().ShouldContain(before.Node!);
        fleet.Pass(1200);
        fleet.Events("TriggeredScaleUp").ShouldNotBeEmpty();
        fleet.Faults.Remove(fault.Id);
        fleet.Pass(1200);
        Server.IsReady.ShouldBeTrue();
        fleet.Store.List("", "Node").Count(node => node.Json.IsTrue("spec", "unschedulable")).ShouldBe(0);
    }

    [Fact]
    public void RegionLoss_TakesTheServers_AndTheyComeBack()
    {
        var fault = fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.RegionLoss));
        fleet.Pass(60);
        Server.Stored.Json.Text("metadata", "annotations", PodView.Endpoint).ShouldBeNull();
        fleet.Faults.Remove(fault.Id);
        fleet.Pass(600);
        Server.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void FrozenControllers_LeaveWhatIsScaledAsItIs()
    {
        fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.FrozenControllers));
        fleet.Store.Update(fleet.Find("apps", "Deployment", "vllm-gemma").Key, body => body["spec"]!["replicas"] = 0);
        fleet.Pass(900);
        Server.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void Fault_WithATime_EndsByItself()
    {
        fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.Crash) { Until = fleet.Clock.Now.AddSeconds(30) });
        fleet.Pass(900);
        fleet.Faults.All.ShouldBeEmpty();
        Server.IsReady.ShouldBeTrue();
    }
}
