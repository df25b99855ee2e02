using Shouldly;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Tests.Twin.Simulation;

/// <summary>What keeps a Pod from running, with the event that a real cluster shows.</summary>
public sealed class PendingPodTests
{
    [Theory]
    [InlineData("google_container_node_pool", "us-east5/tpu", "FailedScheduling", "didn't match Pod's node affinity/selector")]
    [InlineData("google_storage_bucket", "weights-us-east5", "FailedMount", "failed to get GCS bucket \"weights-us-east5\": storage: bucket doesn't exist")]
    [InlineData("google_storage_bucket_iam_member", "us-east5/server", "FailedMount", "storage.objects.list")]
    public void Pending_GroundWithoutIt(string type, string id, string reason, string message)
    {
        var ground = new TestGround();
        ground.Remove(type, id);
        var fleet = new TestFleet(ground);
        fleet.Apply(TestManifests.Server());
        fleet.Pass(600);
        fleet.Pods().ShouldHaveSingleItem().Phase.ShouldBe("Pending");
        fleet.Events(reason).ShouldContain(text => text.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Running_OnceTheGroundHasIt()
    {
        var ground = new TestGround();
        ground.Remove("google_storage_bucket", "weights-us-east5");
        var fleet = new TestFleet(ground);
        fleet.Ground.Put(TestGround.Bucket(TestGround.Us), "m/r/done.json");
        fleet.Apply(TestManifests.Server());
        fleet.Pass(300);
        ground.Put("google_storage_bucket", "weights-us-east5", new { name = "weights-us-east5" });
        fleet.Pass(600);
        fleet.Pods().ShouldHaveSingleItem().IsReady.ShouldBeTrue();
    }

    [Fact]
    public void Pending_ClaimUnsatisfied_NodeWithoutTheDriver()
    {
        var fleet = new TestFleet();
        foreach (var node in fleet.Store.List("", "Node"))
        {
            fleet.Store.Update(node.Key, body => body["metadata"]!["labels"]!.AsObject().Remove("cloud.google.com/gke-networking-dra-driver"));
        }

        fleet.Apply(TestManifests.Server());
        fleet.Pass(1);
        fleet.Events("FailedScheduling").ShouldContain(text => text.Contains("1 cannot allocate all claims", StringComparison.Ordinal));
    }

    [Fact]
    public void Pending_NoClaimTemplate()
    {
        var fleet = new TestFleet();
        fleet.Apply(TestManifests.Server());
        fleet.Store.Delete(new ObjectKey("resource.k8s.io", "ResourceClaimTemplate", TestFleet.Space, "all-netdev"));
        fleet.Store.Delete(fleet.Pods().Single().Stored.Key);
        fleet.Pass(10);
        fleet.Events("FailedResourceClaimCreation").ShouldContain(text => text.Contains("all-netdev", StringComparison.Ordinal));
    }

    [Fact]
    public void Refused_NoServiceAccount()
    {
        var fleet = new TestFleet();
        fleet.Apply(TestManifests.Server());
        fleet.Store.Delete(new ObjectKey("", "ServiceAccount", TestFleet.Space, "gemma-ksa"));
        fleet.Store.Delete(fleet.Pods().Single().Stored.Key);
        fleet.Pass(10);
        fleet.Pods().ShouldBeEmpty();
        fleet.Events("FailedCreate").ShouldContain(text => text.Contains("serviceaccount \"gemma-ksa\" not found", StringComparison.Ordinal));
        Conditions.IsTrue(fleet.Find("apps", "Deployment", "vllm-gemma").Json, "ReplicaFailure").ShouldBeTrue();
    }

    [Fact]
    public void ContainerCreating_SecretWithoutVersion()
    {
        var fleet = new TestFleet();
        var fault = fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.MissingSecret));
        fleet.Apply(TestManifests.Loader);
        fleet.Pass(600);
        var waiting = fleet.Pods().ShouldHaveSingleItem().Stored.Json.Items("status", "containerStatuses").Single();
        waiting.Text("state", "waiting", "reason").ShouldBe("ContainerCreating");
        fleet.Events("FailedMount").ShouldHaveSingleItem().ShouldContain("Secret [projects/p/secrets/hf-secret] not found or has no versions");

        fleet.Faults.Remove(fault.Id);
        fleet.Pass(600);
        Conditions.IsTrue(fleet.Find("batch", "Job", "model-downloader").Json, "Complete").ShouldBeTrue();
    }

    [Fact]
    public void ImagePullBackOff_WhileTheFaultIsOn()
    {
        var fleet = new TestFleet();
        fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.ImagePull));
        fleet.Apply(TestManifests.Server());
        fleet.Pass(60);
        fleet.Pods().Single().Stored.Json.Items("status", "containerStatuses").Single().Text("state", "waiting", "reason").ShouldBe("ImagePullBackOff");
    }
}
