using Shouldly;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Delivery;

namespace Tandem.Tests.Twin.Simulation;

public sealed class ArgoTests
{
    private const string Applications = """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: inference, namespace: argocd}
        spec: {source: {path: clusters/us-east5}, syncPolicy: {automated: {prune: true, selfHeal: true}}}
        """;

    private readonly TestFleet fleet;
    private readonly ObjectKey deployment = new("apps", "Deployment", TestFleet.Space, "vllm-gemma");
    private readonly ObjectKey inference = new("argoproj.io", "Application", "argocd", "inference");

    public ArgoTests()
    {
        var sources = new GitSources();
        sources.Add("clusters/us-east5", TestFleet.Objects(TestManifests.Server()));
        sources.Add("clusters/us-east5/argocd", TestFleet.Objects(Applications));
        fleet = new TestFleet(sources: sources);
        fleet.Ground.Put(TestGround.Bucket(TestGround.Us), "m/r/done.json");
        fleet.Apply(Applications + """

            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: root, namespace: argocd}
            spec: {source: {path: clusters/us-east5/argocd}, syncPolicy: {automated: {selfHeal: true}}}
            """);
    }

    [Fact]
    public void Syncs_WhatIsNotThere_AndBecomesHealthy()
    {
        fleet.Pass(900);
        Status("sync").ShouldBe("Synced");
        Status("health").ShouldBe("Healthy");
    }

    [Fact]
    public void SelfHeal_UndoesAScale()
    {
        fleet.Pass(900);
        Scale(0);
        fleet.Pass(2);
        Replicas.ShouldBe(0);
        Status("sync").ShouldBe("OutOfSync");
        fleet.Pass(10);
        Replicas.ShouldBe(1);
    }

    [Fact]
    public void Suspended_LeavesAScale_OnlyWhereTheRootIsSuspendedToo()
    {
        fleet.Pass(900);
        Suspend("inference");
        fleet.Pass(10);
        fleet.Store.Find(inference)!.Json.Has("spec", "syncPolicy", "automated", "enabled").ShouldBeTrue("the root does not know the field, so it leaves it");
        fleet.Store.Update(inference, body => body["spec"]!["syncPolicy"]!.AsObject().Remove("automated"));
        fleet.Pass(10);
        fleet.Store.Find(inference)!.Json.IsTrue("spec", "syncPolicy", "automated", "selfHeal").ShouldBeTrue("the root puts back what its folder says");

        Suspend("root");
        fleet.Store.Update(inference, body => body["spec"]!["syncPolicy"]!.AsObject().Remove("automated"));
        Scale(0);
        fleet.Pass(600);
        Replicas.ShouldBe(0);
        Status("sync").ShouldBe("OutOfSync");
    }

    [Fact]
    public void Sync_AskedFor_IsDoneOnce()
    {
        fleet.Pass(900);
        Suspend("root");
        Suspend("inference");
        Scale(0);
        fleet.Pass(60);
        fleet.Store.Update(inference, body => body["operation"] = new System.Text.Json.Nodes.JsonObject { ["sync"] = new System.Text.Json.Nodes.JsonObject() });
        fleet.Pass(1);
        Replicas.ShouldBe(1);
        fleet.Store.Find(inference)!.Json.Has("operation").ShouldBeFalse();
    }

    private long? Replicas => fleet.Store.Find(deployment)!.Json.Number("spec", "replicas");

    private string? Status(string part) => fleet.Store.Find(inference)!.Json.Text("status", part, "status");

    private void Scale(int replicas) => fleet.Store.Update(deployment, body => body["spec"]!["replicas"] = replicas);

    private void Suspend(string name) => fleet.Store.Update(inference with { Name = name }, body => body["spec"]!["syncPolicy"]!["automated"]!["enabled"] = false);
}
