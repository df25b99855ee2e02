using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Live.Clusters;
using Tandem.Live.Preflight;
using Tandem.Live.Status;
using Tandem.Live.Targets;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Live.Preflight;

/// <summary>What is looked at before a deployment, against the twin's API: a cluster that has all is good, and each thing it lacks is told apart.</summary>
public sealed class PreflightTests
{
    private static readonly PreflightWants Wants = new("my-project", "1.35.1-gke.1396000", "v3.5.1", "google/gemma-3-27b-it",
        new Dictionary<string, TpuWants>(StringComparer.Ordinal) { ["us"] = new("tpu-v6e-slice", "2x2", 4, 1, 2) });

    private static readonly TwinApiOptions Good = new() { KubernetesVersion = "1.35.1" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Good_WhereNothingIsMissing()
    {
        var found = await TakeAsync(Good);

        found.Items.Where(item => item.Level is not (StatusLevel.Good or StatusLevel.Manual)).ShouldBeEmpty();
        found.ExitCode().ShouldBe(0);
        found.Items.Count(item => item.Level == StatusLevel.Manual).ShouldBe(4);
        found.Items.ShouldContain(item => item.Object == "version" && item.Text == "v1.35.1-twin");
        found.Items.ShouldContain(item => item.Object == "TPU nodes" && item.Text == "1 of 1 with 4 chips of tpu-v6e-slice 2x2");
    }

    [Fact]
    public async Task Bad_WhereTheControlPlaneIsOld() => await IsBadAsync(Good with { KubernetesVersion = "1.34.9" }, _ => { }, "version", "older than gkeMinimumVersion 1.35.1-gke.1396000");

    [Fact]
    public async Task Bad_WhereARightIsMissing_AndSaysHowToGrantIt() =>
        await IsBadAsync(Good with { Denied = asked => asked is { Verb: "patch", Resource: "deployments" } ? "no" : null }, _ => { }, "patch deployments.apps -n gemma",
            "kubectl --context us -n gemma create role tandem-patch-deployments --verb=patch --resource=deployments.apps, and bind it to you with create rolebinding");

    [Fact]
    public async Task Bad_WhereAKindIsNotServed() =>
        await IsBadAsync(Good with { AbsentKinds = new HashSet<string>(StringComparer.Ordinal) { "AutoscalingMetric" } }, _ => { }, "AutoscalingMetric autoscaling.gke.io/v1beta1", "GKE brings it");

    [Theory]
    [InlineData("quay.io/argoproj/argocd:v3.4.0@sha256:abc", "v3.4.0, not v3.5.1 as argocdVersion says")]
    [InlineData("registry:5000/argocd", "its image has no tag, not v3.5.1")]
    [InlineData(null, "tandem bootstrap")]
    public async Task Bad_WhereArgoCdIsAnother_OrNotThere(string? image, string text) => await IsBadAsync(Good, store =>
    {
        var key = new ObjectKey("apps", "Deployment", "argocd", "argocd-server");
        store.Delete(key);
        if (image is not null)
        {
            store.Create(key, Argo(image));
        }
    }, "Argo CD", text);

    [Theory]
    [InlineData("\"google.com/tpu\":\"4\"", "\"google.com/tpu\":\"1\"")]
    [InlineData("2x2", "2x4")]
    [InlineData("\"True\"", "\"False\"")]
    [InlineData("\"spec\":{}", "\"spec\":{\"unschedulable\":true}")]
    public async Task Bad_WhereNoNodeFits(string from, string to) => await IsBadAsync(Good, store =>
    {
        store.Delete(Node("tpu"));
        store.Create(Node("tpu"), Parse(Tpu.Replace(from, to, StringComparison.Ordinal)));
    }, "TPU nodes", "0 of 1 with 4 chips of tpu-v6e-slice 2x2; the pool may grow to 2");

    [Fact]
    public async Task Bad_WhereTheClocksDisagree()
    {
        var found = await TakeAsync(Good, time: new FastClock());

        found.Items.Single(item => item.Level == StatusLevel.Bad).Text.ShouldContain("set this machine's clock");
    }

    [Fact]
    public async Task Unknown_Once_WhereAClusterDoesNotAnswer()
    {
        var found = await TakeAsync(Good with { Fault = _ => new ApiException(401, "Unauthorized", "Unauthorized") });

        found.ExitCode().ShouldBe(3);
        found.Items.Count(item => item.Level == StatusLevel.Unknown).ShouldBe(1);
    }

    [Theory]
    [InlineData("v1.35.1-gke.1396000", "1.35.1-gke.1396000", true)]
    [InlineData("v1.35.1-gke.1396001", "1.35.1-gke.1396000", true)]
    [InlineData("v1.35.1-gke.999", "1.35.1-gke.1396000", false)]
    [InlineData("v1.36.0-gke.1", "1.35.1-gke.1396000", true)]
    [InlineData("v1.9.9-gke.2000000", "1.35.1-gke.1396000", false)]
    [InlineData("unknown", "1.35.1-gke.1396000", false)]
    public void Version_IsComparedNumberByNumber(string version, string least, bool isNew) => VersionOrder.IsAtLeast(version, least).ShouldBe(isNew);

    private static async Task IsBadAsync(TwinApiOptions options, Action<ObjectStore> spoil, string what, string text)
    {
        var found = await TakeAsync(options, spoil);

        found.ExitCode().ShouldBe(1);
        var bad = found.Items.Single(item => item.Level != StatusLevel.Good && item.Level != StatusLevel.Manual);
        (bad.Object, bad.Level).ShouldBe((what, StatusLevel.Bad));
        bad.Text.ShouldContain(text);
    }

    private static async Task<FleetStatus> TakeAsync(TwinApiOptions options, Action<ObjectStore>? spoil = null, TimeProvider? time = null)
    {
        await using var twin = await TwinFixture.StartAsync(options);
        twin.Store.Create(Node("tpu"), Parse(Tpu));
        twin.Store.Create(Node("system"), Parse("""{"metadata":{"labels":{}},"spec":{},"status":{"conditions":[{"type":"Ready","status":"True"}]}}"""));
        twin.Store.Create(new ObjectKey("apps", "Deployment", "argocd", "argocd-server"), Argo("quay.io/argoproj/argocd:v3.5.1"));
        spoil?.Invoke(twin.Store);
        var clusters = new Dictionary<string, ClusterClient>(StringComparer.Ordinal) { ["us"] = await ClusterConnector.OpenAsync(twin.WriteKubeconfig(), "us", "us", TimeProvider.System) };
        using var fleet = new LiveFleet(new FleetNames(["us"], "us", "gemma", "argocd", "gemma-server", "gateway", "pool", "objective", "model"), clusters, null);
        return await FleetPreflight.TakeAsync(fleet, Wants, [Rendered("", "v1", "Service"), Rendered("autoscaling.gke.io", "v1beta1", "AutoscalingMetric")], time ?? TimeProvider.System, Cancel);
    }

    private static RenderedObject Rendered(string group, string version, string kind) => new("us", group, version, kind, "gemma", "one", []);

    private const string Tpu = """
        {"metadata":{"labels":{"cloud.google.com/gke-tpu-accelerator":"tpu-v6e-slice","cloud.google.com/gke-tpu-topology":"2x2"}},"spec":{},
         "status":{"allocatable":{"google.com/tpu":"4"},"conditions":[{"type":"Ready","status":"True"}]}}
        """;

    private static ObjectKey Node(string name) => new("", "Node", "", name);

    private static JsonObject Argo(string image) => Parse($$$"""{"spec":{"template":{"spec":{"containers":[{"name":"argocd-server","image":"{{{image}}}"}]} } } }""");

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private sealed class FastClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddMinutes(5);
    }
}
