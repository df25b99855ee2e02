using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Shouldly;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes;

/// <summary>Logs, commands, graceful deletion and eviction.</summary>
public sealed class PodTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TwinApiOptions WithLogs { get; } = new()
    {
        Logs = (_, _) => new PodLog([new LogLine(Start, "one"), new LogLine(Start.AddSeconds(1), "two")], More()),
    };

    private static async IAsyncEnumerable<LogLine> More()
    {
        await Task.Yield();
        yield return new LogLine(Start.AddSeconds(2), "three");
    }

    [Theory]
    [InlineData("", "one\ntwo\n")]
    [InlineData("tailLines=1", "two\n")]
    [InlineData("tailLines=1&follow=true", "two\nthree\n")]
    [InlineData("tailLines=1&timestamps=1&container=main", "2026-01-01T00:00:01.000000000Z two\n")]
    public async Task Log_AsAsked(string query, string expected)
    {
        await using var twin = await TwinFixture.StartAsync(WithLogs);
        twin.RunningPod("web");

        var (code, body, _) = await twin.SendAsync(HttpMethod.Get, $"/api/v1/namespaces/default/pods/web/log?{query}");

        (code, $"{body}").ShouldBe((200, expected));
    }

    [Fact]
    public async Task Rejects_ALogOfAContainerThatWaits()
    {
        await using var twin = await TwinFixture.StartAsync(WithLogs);
        twin.RunningPod("web");
        twin.Store.UpdateStatus(new ObjectKey("", "Pod", "default", "web"), status => status["containerStatuses"]![0]!["state"] = new JsonObject { ["waiting"] = new JsonObject { ["reason"] = "ContainerCreating" } });

        var (code, body, _) = await twin.SendAsync(HttpMethod.Get, "/api/v1/namespaces/default/pods/web/log");

        (code, $"{body!["message"]}").ShouldBe((400, "container \"main\" in pod \"web\" is waiting to start: ContainerCreating"));
    }

    [Fact]
    public async Task Exec_GivesOutputErrorAndExitCode()
    {
        await using var twin = await TwinFixture.StartAsync(new() { Exec = (request, _) => Task.FromResult(new ExecResult(3, string.Join('|', request.Command), "oh")) });
        twin.RunningPod("web");
        var (output, error) = (new MemoryStream(), new MemoryStream());

        var code = await twin.Client.NamespacedPodExecAsync("web", "default", "main", ["ls", "-l"], tty: false, async (_, stdout, stderr) =>
        {
            await Task.WhenAll(stdout.CopyToAsync(output, Cancel), stderr.CopyToAsync(error, Cancel));
        }, Cancel);

        (code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray())).ShouldBe((3, "ls|-l", "oh"));
    }

    [Fact]
    public async Task Exec_ThatIsRefused_SaysWhy()
    {
        await using var twin = await TwinFixture.StartAsync(new() { Exec = (_, _) => throw new ApiException(403, "Forbidden", "not in this container") });
        twin.RunningPod("web");

        var refused = await Should.ThrowAsync<KubernetesException>(() => twin.Client.NamespacedPodExecAsync("web", "default", "main", ["ls"], tty: false, (_, _, _) => Task.CompletedTask, Cancel));

        refused.Message.ShouldContain("not in this container");
    }

    [Fact]
    public async Task Rejects_ExecWithoutAWebSocket()
    {
        await using var twin = await TwinFixture.StartAsync();
        twin.RunningPod("web");

        var (code, body, _) = await twin.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/pods/web/exec?command=ls&stdout=true");

        code.ShouldBe(400);
        $"{body!["message"]}".ShouldContain("WebSocket");
    }

    [Fact]
    public async Task Deletion_OfARunningPod_TakesItsGrace()
    {
        await using var twin = await TwinFixture.StartAsync();
        twin.RunningPod("web");
        var api = twin.Client.CoreV1;

        var pod = await api.DeleteNamespacedPodAsync("web", "default", cancellationToken: Cancel);
        (pod.Metadata.DeletionTimestamp is not null, pod.Metadata.DeletionGracePeriodSeconds).ShouldBe((true, 5L));
        twin.Store.Find(new ObjectKey("", "Pod", "default", "web")).ShouldNotBeNull();
        await api.DeleteNamespacedPodAsync("web", "default", gracePeriodSeconds: 0, cancellationToken: Cancel);

        twin.Store.Find(new ObjectKey("", "Pod", "default", "web")).ShouldBeNull();
    }

    [Fact]
    public async Task Eviction_StopsWhereTheBudgetDoes()
    {
        await using var twin = await TwinFixture.StartAsync();
        twin.RunningPod("web-1");
        twin.RunningPod("web-2");
        twin.Store.Create(new ObjectKey("policy", "PodDisruptionBudget", "default", "web"), (JsonObject)JsonNode.Parse("""
            {"apiVersion":"policy/v1","kind":"PodDisruptionBudget","spec":{"maxUnavailable":1,"selector":{"matchLabels":{"app":"web"}}},
             "status":{"observedGeneration":1,"disruptionsAllowed":1,"currentHealthy":2,"desiredHealthy":1}}
            """)!);

        await EvictAsync("web-1");
        var refused = await Should.ThrowAsync<HttpOperationException>(() => EvictAsync("web-2"));

        refused.Response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Response.Content.ShouldContain("DisruptionBudget");
        twin.Store.Find(new ObjectKey("", "Pod", "default", "web-2"))!.Json.GetProperty("metadata").TryGetProperty("deletionTimestamp", out _).ShouldBeFalse();

        Task EvictAsync(string name) => twin.Client.CoreV1.CreateNamespacedPodEvictionAsync(new V1Eviction { Metadata = new V1ObjectMeta { Name = name } }, name, "default", cancellationToken: Cancel);
    }
}
