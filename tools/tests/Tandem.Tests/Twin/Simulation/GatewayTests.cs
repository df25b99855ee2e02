using Shouldly;
using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Tests.Twin.Simulation;

public sealed class GatewayTests
{
    private const string Group = "gateway.networking.k8s.io";

    [Fact]
    public void Programmed_OnceThePoolIsImported_WithTheReservedAddresses()
    {
        var fleet = new TestFleet();
        fleet.Apply(TestManifests.Gateway);
        var route = fleet.Find(Group, "HTTPRoute", "gemma-route").Json.Items("status", "parents").Single();
        Conditions.IsTrue(route, "Accepted").ShouldBeTrue();
        Conditions.Find(route, "ResolvedRefs").Text("reason").ShouldBe("BackendNotFound");

        fleet.Apply(TestManifests.Pool, TestGround.Eu);
        fleet.Pass(60);
        fleet.Find("networking.gke.io", "GCPInferencePoolImport", "gemma-pool").Json.Items("status", "clusters").Single().Text("region").ShouldBe(TestGround.Eu);
        Conditions.IsTrue(fleet.Find(Group, "Gateway", "cross-region-gateway").Json, "Programmed").ShouldBeFalse();

        fleet.Pass(600);
        var gateway = fleet.Find(Group, "Gateway", "cross-region-gateway").Json;
        Conditions.IsTrue(gateway, "Programmed").ShouldBeTrue();
        gateway.Items("status", "addresses").Select(address => address.Text("value")).ShouldBe(["10.0.1.33", "10.0.2.33"]);
    }

    [Fact]
    public void ImportGoes_WithTheLastExport()
    {
        var fleet = new TestFleet();
        fleet.Apply(TestManifests.Pool);
        fleet.Pass(60);
        fleet.Store.Update(fleet.Find("inference.networking.k8s.io", "InferencePool", "gemma-pool").Key, body => body["metadata"]!.AsObject().Remove("annotations"));
        fleet.Pass(1);
        fleet.Store.List("networking.gke.io", "GCPInferencePoolImport").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("google_compute_address", "us-east5", "gemma-gateway-ip-us-east5")]
    [InlineData("google_compute_subnetwork", "us-east5/proxy", "GLOBAL_MANAGED_PROXY is required in us-east5")]
    public void NotProgrammed_GroundWithoutIt(string type, string id, string message)
    {
        var ground = new TestGround();
        ground.Remove(type, id);
        var fleet = new TestFleet(ground);
        fleet.Apply(TestManifests.Pool);
        fleet.Apply(TestManifests.Gateway);
        fleet.Pass(1200);
        Conditions.Find(fleet.Find(Group, "Gateway", "cross-region-gateway").Json, "Programmed").Text("message").ShouldNotBeNull().ShouldContain(message);
    }

    [Fact]
    public void NoImport_WhereTheImporterMayNotSeeTheNetwork()
    {
        var ground = new TestGround();
        ground.Remove("google_project_iam_member", "importer");
        var fleet = new TestFleet(ground);
        fleet.Apply(TestManifests.Pool);
        fleet.Pass(600);
        fleet.Store.List("networking.gke.io", "GCPInferencePoolImport").ShouldBeEmpty();
    }

    [Fact]
    public void ConfigClusterGone_ChangesWait()
    {
        var fleet = new TestFleet();
        fleet.Apply(TestManifests.Pool);
        fleet.Apply(TestManifests.Gateway);
        var fault = fleet.Faults.Add(new Fault("", TestGround.Us, FaultKind.ControlPlaneGone));
        fleet.Pass(1200);
        Conditions.IsTrue(fleet.Find(Group, "Gateway", "cross-region-gateway").Json, "Programmed").ShouldBeFalse();
        fleet.Faults.Remove(fault.Id);
        fleet.Pass(1200);
        Conditions.IsTrue(fleet.Find(Group, "Gateway", "cross-region-gateway").Json, "Programmed").ShouldBeTrue();
    }
}
