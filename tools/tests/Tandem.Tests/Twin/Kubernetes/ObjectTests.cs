using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Shouldly;
using Tandem.Tests.Twin.Kubernetes.Support;

namespace Tandem.Tests.Twin.Kubernetes;

/// <summary>Objects made, read, changed and deleted by KubernetesClient.</summary>
public sealed class ObjectTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static V1ConfigMap Settings(string mode = "fast") => new() { Metadata = new V1ObjectMeta { Name = "settings", Labels = new Dictionary<string, string> { ["app"] = "web" } }, Data = new Dictionary<string, string> { ["mode"] = mode } };

    internal static V1Deployment Web(int replicas = 2) => new()
    {
        Metadata = new V1ObjectMeta { Name = "web" },
        Spec = new V1DeploymentSpec
        {
            Replicas = replicas,
            Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = "web" } },
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "main", Image = "image:1", Ports = [new V1ContainerPort { ContainerPort = 80 }] }] },
            },
        },
    };

    private static async Task<HttpStatusCode> CodeAsync(Func<Task> act) => (await Should.ThrowAsync<HttpOperationException>(act)).Response.StatusCode;

    [Fact]
    public async Task Object_MadeReadChangedAndDeleted()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.CoreV1;

        (await api.CreateNamespacedConfigMapAsync(Settings(), "default", cancellationToken: Cancel)).Metadata.Uid.ShouldNotBeNull();
        var read = await api.ReadNamespacedConfigMapAsync("settings", "default", cancellationToken: Cancel);
        read.Data["mode"] = "slow";
        (await api.ReplaceNamespacedConfigMapAsync(read, "settings", "default", cancellationToken: Cancel)).Data["mode"].ShouldBe("slow");
        (await api.ListNamespacedConfigMapAsync("default", labelSelector: "app in (web, other),!gone", cancellationToken: Cancel)).Items.Count.ShouldBe(1);
        (await api.ListNamespacedConfigMapAsync("default", labelSelector: "app!=web", cancellationToken: Cancel)).Items.ShouldBeEmpty();
        (await api.ListConfigMapForAllNamespacesAsync(fieldSelector: "metadata.name=settings", cancellationToken: Cancel)).Items.Count.ShouldBe(1);
        (await api.DeleteNamespacedConfigMapAsync("settings", "default", cancellationToken: Cancel)).Status.ShouldBe("Success");

        (await CodeAsync(() => api.ReadNamespacedConfigMapAsync("settings", "default", cancellationToken: Cancel))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Rejects_ASecondOne_AnOldVersion_AndAMissingNamespace()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.CoreV1;
        var old = await api.CreateNamespacedConfigMapAsync(Settings(), "default", cancellationToken: Cancel);
        var fresh = Settings("slow");
        await api.ReplaceNamespacedConfigMapAsync(fresh, "settings", "default", cancellationToken: Cancel);

        (await CodeAsync(() => api.CreateNamespacedConfigMapAsync(Settings(), "default", cancellationToken: Cancel))).ShouldBe(HttpStatusCode.Conflict);
        (await CodeAsync(() => api.ReplaceNamespacedConfigMapAsync(old, "settings", "default", cancellationToken: Cancel))).ShouldBe(HttpStatusCode.Conflict);
        (await CodeAsync(() => api.CreateNamespacedConfigMapAsync(Settings(), "nowhere", cancellationToken: Cancel))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Write_ThatChangesNothing_KeepsTheVersion()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.CoreV1;
        var made = await api.CreateNamespacedConfigMapAsync(Settings(), "default", cancellationToken: Cancel);

        (await api.ReplaceNamespacedConfigMapAsync(Settings(), "settings", "default", cancellationToken: Cancel)).Metadata.ResourceVersion.ShouldBe(made.Metadata.ResourceVersion);
        (await api.PatchNamespacedConfigMapAsync(new V1Patch("""{"data":{"mode":"fast"}}""", V1Patch.PatchType.MergePatch), "settings", "default", cancellationToken: Cancel))
            .Metadata.ResourceVersion.ShouldBe(made.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Writers_AtOnce_LoseNothing()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.CoreV1;
        await api.CreateNamespacedConfigMapAsync(Settings("0"), "default", cancellationToken: Cancel);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 10; i++)
            {
                await api.PatchNamespacedConfigMapAsync(new V1Patch($$$"""{"data":{"w{{{writer}}}-{{{i}}}":"1"}}""", V1Patch.PatchType.MergePatch), "settings", "default", cancellationToken: Cancel);
                await CountUpAsync();
            }
        }));

        var last = await api.ReadNamespacedConfigMapAsync("settings", "default", cancellationToken: Cancel);
        (last.Data.Count, last.Data["mode"]).ShouldBe((81, "80"));

        // Read, add one, write: whoever comes too late is told so, and begins again.
        async Task CountUpAsync()
        {
            while (true)
            {
                var read = await api.ReadNamespacedConfigMapAsync("settings", "default", cancellationToken: Cancel);
                read.Data["mode"] = $"{int.Parse(read.Data["mode"]) + 1}";
                try
                {
                    await api.ReplaceNamespacedConfigMapAsync(read, "settings", "default", cancellationToken: Cancel);
                    return;
                }
                catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Conflict)
                {
                }
            }
        }
    }

    [Fact]
    public async Task DryRun_WritesNothing()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.CoreV1;

        (await api.CreateNamespacedConfigMapAsync(Settings(), "default", dryRun: "All", cancellationToken: Cancel)).Metadata.Uid.ShouldNotBeNull();

        (await CodeAsync(() => api.ReadNamespacedConfigMapAsync("settings", "default", cancellationToken: Cancel))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deployment_HasDefaults_GenerationAndAStatusOfItsOwn()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.AppsV1;
        var sent = Web();
        sent.Status = new V1DeploymentStatus { Replicas = 9 };

        var made = await api.CreateNamespacedDeploymentAsync(sent, "default", cancellationToken: Cancel);
        made.Status?.Replicas.ShouldBeNull();
        made.Spec.Template.Spec.Containers[0].Ports[0].Protocol.ShouldBe("TCP");
        made.Metadata.Generation.ShouldBe(1);
        made.Status = new V1DeploymentStatus { Replicas = 2 };
        made.Spec.Replicas = 7;
        var told = await api.ReplaceNamespacedDeploymentStatusAsync(made, "web", "default", cancellationToken: Cancel);

        (told.Status.Replicas, told.Spec.Replicas, told.Metadata.Generation).ShouldBe((2, 2, 1));
    }

    [Fact]
    public async Task Patches_OfEachKind_ChangeTheirField()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.AppsV1;
        await api.CreateNamespacedDeploymentAsync(Web(), "default", cancellationToken: Cancel);

        await PatchAsync("""[{"op":"replace","path":"/spec/replicas","value":3}]""", V1Patch.PatchType.JsonPatch);
        await PatchAsync("""{"spec":{"minReadySeconds":4}}""", V1Patch.PatchType.MergePatch);
        await PatchAsync("""{"spec":{"template":{"spec":{"containers":[{"name":"main","image":"image:2"},{"name":"side","image":"side:1"}]}}}}""", V1Patch.PatchType.StrategicMergePatch);
        var last = await PatchAsync("""{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"revisionHistoryLimit":5}}""", V1Patch.PatchType.ApplyPatch);

        (last.Spec.Replicas, last.Spec.MinReadySeconds, last.Spec.RevisionHistoryLimit, last.Spec.Template.Spec.Containers.Count, last.Spec.Template.Spec.Containers[0].Image).ShouldBe((3, 4, 5, 2, "image:2"));

        Task<V1Deployment> PatchAsync(string patch, V1Patch.PatchType type) => api.PatchNamespacedDeploymentAsync(new V1Patch(patch, type), "web", "default", fieldManager: "tests", cancellationToken: Cancel);
    }

    [Fact]
    public async Task Apply_OverAScale_Conflicts_AndTakesByForce()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.AppsV1;
        var config = new JsonObject
        {
            ["apiVersion"] = "apps/v1",
            ["kind"] = "Deployment",
            ["metadata"] = new JsonObject { ["name"] = "web" },
            ["spec"] = JsonNode.Parse(KubernetesJson.Serialize(Web().Spec)),
        }.ToJsonString();
        await ApplyAsync(force: false);
        var scale = await api.ReadNamespacedDeploymentScaleAsync("web", "default", cancellationToken: Cancel);
        scale.Spec.Replicas = 0;
        await api.ReplaceNamespacedDeploymentScaleAsync(scale, "web", "default", cancellationToken: Cancel);

        var refused = await Should.ThrowAsync<HttpOperationException>(() => ApplyAsync(force: false));
        refused.Response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        refused.Response.Content.ShouldContain(".spec.replicas");
        (await ApplyAsync(force: true)).Spec.Replicas.ShouldBe(2);

        Task<V1Deployment> ApplyAsync(bool force) => api.PatchNamespacedDeploymentAsync(new V1Patch(config, V1Patch.PatchType.ApplyPatch), "web", "default", fieldManager: "argocd-controller", force: force, cancellationToken: Cancel);
    }

    [Theory]
    [InlineData("""{"spec":{"selector":{"matchLabels":{"app":"other"}}}}""", 422)]
    [InlineData("""{"spec":{"selector":{"matchLabels":{"app":"web"}},"replicas":5}}""", 200)]
    public async Task Rejects_AChangeOfWhatIsFixed(string patch, int expected)
    {
        await using var twin = await TwinFixture.StartAsync();
        await twin.Client.AppsV1.CreateNamespacedDeploymentAsync(Web(), "default", cancellationToken: Cancel);

        (await twin.SendAsync(HttpMethod.Patch, "/apis/apps/v1/namespaces/default/deployments/web", patch, "application/merge-patch+json")).Code.ShouldBe(expected);
    }

    [Fact]
    public async Task Rejects_AChangeOfASealedConfigMap_ButNotOfItsLabels()
    {
        await using var twin = await TwinFixture.StartAsync();
        var sealedOne = Settings();
        sealedOne.Immutable = true;
        await twin.Client.CoreV1.CreateNamespacedConfigMapAsync(sealedOne, "default", cancellationToken: Cancel);

        (await CodeOf("""{"data":{"mode":"slow"}}""")).ShouldBe(422);
        (await CodeOf("""{"metadata":{"labels":{"a":"b"}}}""")).ShouldBe(200);

        async Task<int> CodeOf(string patch) => (await twin.SendAsync(HttpMethod.Patch, "/api/v1/namespaces/default/configmaps/settings", patch, "application/merge-patch+json")).Code;
    }

    [Fact]
    public async Task Scale_OfAnOldVersion_IsRefused()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.AppsV1;
        await api.CreateNamespacedDeploymentAsync(Web(), "default", cancellationToken: Cancel);
        var old = await api.ReadNamespacedDeploymentScaleAsync("web", "default", cancellationToken: Cancel);
        (await api.PatchNamespacedDeploymentScaleAsync(new V1Patch("""{"spec":{"replicas":4}}""", V1Patch.PatchType.MergePatch), "web", "default", cancellationToken: Cancel)).Spec.Replicas.ShouldBe(4);

        old.Status.Selector.ShouldBe("app=web");
        (await CodeAsync(() => api.ReplaceNamespacedDeploymentScaleAsync(old, "web", "default", cancellationToken: Cancel))).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task DeleteCollection_DeletesWhatIsSelected()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.CoreV1;
        await api.CreateNamespacedConfigMapAsync(Settings(), "default", cancellationToken: Cancel);
        var other = Settings();
        (other.Metadata.Name, other.Metadata.Labels["app"]) = ("other", "other");
        await api.CreateNamespacedConfigMapAsync(other, "default", cancellationToken: Cancel);

        await api.DeleteCollectionNamespacedConfigMapAsync("default", labelSelector: "app=web", cancellationToken: Cancel);

        (await api.ListNamespacedConfigMapAsync("default", cancellationToken: Cancel)).Items.ShouldHaveSingleItem().Metadata.Name.ShouldBe("other");
    }

    [Fact]
    public async Task Deletion_WithFinalizers_ShowsTheObjectUntilTheLastIsGone()
    {
        await using var twin = await TwinFixture.StartAsync();
        var api = twin.Client.CoreV1;
        var held = Settings();
        held.Metadata.Finalizers = ["tandem.dev/hold"];
        await api.CreateNamespacedConfigMapAsync(held, "default", cancellationToken: Cancel);

        await api.DeleteNamespacedConfigMapAsync("settings", "default", cancellationToken: Cancel);
        (await api.ReadNamespacedConfigMapAsync("settings", "default", cancellationToken: Cancel)).Metadata.DeletionTimestamp.ShouldNotBeNull();
        await api.PatchNamespacedConfigMapAsync(new V1Patch("""{"metadata":{"finalizers":null}}""", V1Patch.PatchType.MergePatch), "settings", "default", cancellationToken: Cancel);

        (await CodeAsync(() => api.ReadNamespacedConfigMapAsync("settings", "default", cancellationToken: Cancel))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Secret_WithTexts_HoldsThemAsBytes()
    {
        await using var twin = await TwinFixture.StartAsync();

        var made = await twin.Client.CoreV1.CreateNamespacedSecretAsync(
            new V1Secret { Metadata = new V1ObjectMeta { GenerateName = "s-" }, StringData = new Dictionary<string, string> { ["token"] = "x" } }, "default", cancellationToken: Cancel);

        made.Metadata.Name.ShouldMatch("^s-[a-z0-9]{5}$");
        made.Type.ShouldBe("Opaque");
        made.Data["token"].ShouldBe("x"u8.ToArray());
    }

    [Fact]
    public async Task Review_OfAccess_AllowsWhatNobodyDenies()
    {
        await using var twin = await TwinFixture.StartAsync(new() { Denied = question => question.Verb == "delete" ? "the account lacks the role" : null });

        (await AskAsync("get")).Allowed.ShouldBeTrue();
        var denied = await AskAsync("delete");
        (denied.Allowed, denied.Reason).ShouldBe((false, "the account lacks the role"));

        async Task<V1SubjectAccessReviewStatus> AskAsync(string verb) => (await twin.Client.AuthorizationV1.CreateSelfSubjectAccessReviewAsync(
            new V1SelfSubjectAccessReview { Spec = new V1SelfSubjectAccessReviewSpec { ResourceAttributes = new V1ResourceAttributes { Verb = verb, Resource = "pods" } } }, cancellationToken: Cancel)).Status;
    }
}
