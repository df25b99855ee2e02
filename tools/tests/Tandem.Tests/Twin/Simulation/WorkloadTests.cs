using Shouldly;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Tests.Twin.Simulation;

public sealed class WorkloadTests
{
    private readonly TestFleet fleet = new();

    private StoredObject Deployment => fleet.Find("apps", "Deployment", "vllm-gemma");

    [Fact]
    public void Deployment_WeightsLoaded_BecomesAvailable()
    {
        fleet.Apply(TestManifests.Loader);
        fleet.Apply(TestManifests.Server());
        Deployment.Json.Number("status", "unavailableReplicas").ShouldBe(1);

        fleet.Pass(1200);

        Conditions.IsTrue(Deployment.Json, "Available").ShouldBeTrue();
        Conditions.Find(Deployment.Json, "Progressing").Text("reason").ShouldBe("NewReplicaSetAvailable");
        Deployment.Json.Number("status", "observedGeneration").ShouldBe(Deployment.Json.Number("metadata", "generation"));
        var pod = fleet.Pods().Single(pod => pod.Labels.ContainsKey("app"));
        pod.IsReady.ShouldBeTrue();
        pod.Stored.Json.Text("metadata", "annotations", PodView.Endpoint).ShouldBe("127.0.0.1:1");
        Conditions.IsTrue(fleet.Find("batch", "Job", "model-downloader").Json, "Complete").ShouldBeTrue();
    }

    [Fact]
    public void Deployment_NoMarker_WaitsInItsInitContainer()
    {
        fleet.Apply(TestManifests.Server());
        fleet.Pass(1200);
        var pod = fleet.Pods().Single();
        pod.Phase.ShouldBe("Pending");
        pod.Stored.Json.Items("status", "initContainerStatuses").Any(status => status.Text("name") == "wait-for-weights" && status.Has("state", "running")).ShouldBeTrue();
    }

    [Fact]
    public void Rollout_NoSurge_ReplacesTheOneServer()
    {
        RunServer();
        var before = fleet.Pods().Single().Name;
        fleet.Apply(TestManifests.Server(image: "vllm/vllm-tpu:v2"));
        fleet.Pass(1);
        fleet.Pods().Single(pod => pod.Name == before).IsLeaving.ShouldBeTrue();
        fleet.Pass(1200);
        var after = fleet.Pods().Single();
        after.Name.ShouldNotBe(before);
        after.IsReady.ShouldBeTrue();
        Deployment.Json.Text("metadata", "annotations", "deployment.kubernetes.io/revision").ShouldBe("2");
    }

    [Fact]
    public void Rollout_DefaultSurge_HangsOnAFullPool()
    {
        RunServer();
        fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.Unschedulable));
        fleet.Apply(TestManifests.Server(image: "vllm/vllm-tpu:v2", strategy: "{type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}"));
        fleet.Pass(700);
        Conditions.Find(Deployment.Json, "Progressing").Text("reason").ShouldBe("ProgressDeadlineExceeded");
        fleet.Pods().Count(pod => pod.IsReady).ShouldBe(1);
        fleet.Events("FailedScheduling").ShouldContain(message => message.Contains("Insufficient google.com/tpu", StringComparison.Ordinal));
        fleet.Events("FailedScaleUp").ShouldHaveSingleItem().ShouldContain("GCE out of resources");
    }

    [Fact]
    public void Rollout_Recreate_EndsTheOldBeforeTheNew()
    {
        RunServer();
        fleet.Apply(TestManifests.Server(image: "vllm/vllm-tpu:v2", strategy: "{type: Recreate}"));
        fleet.Pass(5);
        fleet.Pods().ShouldHaveSingleItem().IsLeaving.ShouldBeTrue();
        fleet.Pass(1200);
        fleet.Pods().ShouldHaveSingleItem().IsReady.ShouldBeTrue();
    }

    [Fact]
    public void Scale_ToZero_DrainsUntilNothingIsUnderWay()
    {
        RunServer();
        fleet.Busy = 3;
        Scale(0);
        fleet.Pass(120);
        fleet.Pods().ShouldHaveSingleItem().IsLeaving.ShouldBeTrue();
        fleet.Busy = 0;
        fleet.Pass(5);
        fleet.Pods().ShouldBeEmpty();
    }

    [Fact]
    public void Scale_Drain_EndsAtTheGracePeriodWhateverIsUnderWay()
    {
        RunServer();
        fleet.Busy = 3;
        Scale(0);
        fleet.Pass(661);
        fleet.Pods().ShouldBeEmpty();
    }

    [Fact]
    public void Budget_OneServer_MayBeDisrupted()
    {
        RunServer();
        fleet.Find("policy", "PodDisruptionBudget", "vllm-gemma").Json.Number("status", "disruptionsAllowed").ShouldBe(1);
    }

    [Fact]
    public void Job_LicenceNotAccepted_FailsAtOnce()
    {
        fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.LicenceNotAccepted));
        fleet.Apply(TestManifests.Loader);
        fleet.Pass(120);
        Conditions.Find(fleet.Find("batch", "Job", "model-downloader").Json, "Failed").Text("reason").ShouldBe("PodFailurePolicy");
    }

    [Fact]
    public void DeploymentDeleted_TakesItsPodsAlong()
    {
        RunServer();
        fleet.Store.Delete(Deployment.Key);
        fleet.Pass(120);
        fleet.Store.List("apps", "ReplicaSet").ShouldBeEmpty();
        fleet.Pods().ShouldBeEmpty();
        fleet.Store.List("resource.k8s.io", "ResourceClaim").ShouldBeEmpty();
    }

    private void RunServer()
    {
        fleet.Ground.Put(TestGround.Bucket(TestGround.Us), "m/r/done.json");
        fleet.Apply(TestManifests.Server());
        fleet.Pass(600);
        fleet.Pods().ShouldHaveSingleItem().IsReady.ShouldBeTrue();
    }

    private void Scale(int replicas) => fleet.Store.Update(Deployment.Key, body => body["spec"]!["replicas"] = replicas);
}
