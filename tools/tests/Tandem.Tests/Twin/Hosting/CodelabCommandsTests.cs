using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Tests.Support;
using Tandem.Tests.Twin.Simulation;
using Tandem.Twin.Json;

namespace Tandem.Tests.Twin.Hosting;

/// <summary>The codelab's own commands, in its own order, with each kubectl that is found.</summary>
public sealed partial class CodelabCommandsTests
{
    private const string Us = TestGround.Us;
    private const string Eu = TestGround.Eu;

    // exec goes over WebSocket from 1.30 on; before, it is a protocol that the twin does not speak.
    private static readonly Version Exec = new(1, 30);

    public static TheoryData<string> Kubectl { get; } = [.. Sampled().Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Kubectl))]
    public async Task Accepts_EveryCommand(string name)
    {
        var path = Sampled().First(kubectl => Path.GetFileName(kubectl) == name);
        await using var twin = await CodelabTwin.StartAsync(path);
        var hasExec = await VersionAsync(path) >= Exec;

        await LoadAsync(twin);
        await DeployAsync(twin, hasExec);
        await PublishAsync(twin);
        await FailOverAsync(twin, hasExec);
        await CleanUpAsync(twin);
    }

    private static async Task LoadAsync(CodelabTwin twin)
    {
        await twin.ApplyAsync(Us, CodelabManifests.Account);
        await twin.RunAsync(Us, "delete", "secret", "hf-secret", "--ignore-not-found");
        await twin.RunAsync(Us, "create", "secret", "generic", "hf-secret", "--from-literal=hf_token=x");
        await twin.ApplyAsync(Us, CodelabManifests.Loader);
        await twin.RunAsync(Us, "wait", "--for=condition=complete", "job/model-downloader", "--timeout=60s");
        (await twin.RunAsync(Us, "logs", "-f", "job/model-downloader")).ShouldContain("Download complete!");
    }

    private static async Task DeployAsync(CodelabTwin twin, bool hasExec)
    {
        await twin.ApplyAsync(Eu, CodelabManifests.Account);
        foreach (var region in (string[])[Eu, Us])
        {
            await twin.RunAsync(region, "delete", "secret", "hf-secret", "--ignore-not-found");
            await twin.RunAsync(region, "create", "secret", "generic", "hf-secret", "--from-literal=hf_token=x");
            await twin.ApplyAsync(region, CodelabManifests.Workload);
        }

        foreach (var region in (string[])[Eu, Us])
        {
            (await twin.RunAsync(region, "rollout", "status", "deployment/vllm-gemma", "--timeout=60s")).ShouldContain("successfully rolled out");
            if (hasExec)
            {
                (await twin.RunAsync(region, "exec", "deployment/vllm-gemma", "-c", "vllm-tpu", "--", "ls", "/sys/class/net")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .ShouldBe(["eth0", "eth1", "eth2", "lo"]);
            }
        }
    }

    private static async Task PublishAsync(CodelabTwin twin)
    {
        foreach (var region in (string[])[Eu, Us])
        {
            await twin.ApplyAsync(region, CodelabManifests.Definition);
            await twin.ApplyAsync(region, CodelabManifests.Pool);
            await twin.ApplyAsync(region, CodelabManifests.Inference);
            await twin.RunAsync(region, "annotate", "inferencepool", "gemma-pool", "networking.gke.io/export=True");
            (await twin.RunAsync(region, "get", "inferencepools")).ShouldContain("gemma-pool");
            (await twin.RunAsync(region, "get", "autoscalingmetrics", "tpu-cache")).ShouldContain("tpu-cache");
        }

        await twin.ApplyAsync(Us, CodelabManifests.Gateway);
        (await twin.RunAsync(Us, "wait", "--for=condition=programmed", "gateway/cross-region-gateway", "--timeout=60s")).ShouldContain("condition met");
    }

    private static async Task FailOverAsync(CodelabTwin twin, bool hasExec)
    {
        (await twin.RunAsync(Us, "get", "pods", "-l", "app=gemma-server")).ShouldContain("Running");
        await twin.RunAsync(Us, "run", "curl-test", "--image=curlimages/curl", "--restart=Never", "--", "sleep", "3600000");
        await twin.RunAsync(Us, "wait", "--for=condition=ready", "pod/curl-test", "--timeout=60s");
        await AskAsync(twin, hasExec, "France", Us);
        await twin.RunAsync(Us, "scale", "deployment", "vllm-gemma", "--replicas=0");
        await twin.RunAsync(Us, "wait", "--for=delete", "pod", "-l", "app=gemma-server", "--timeout=60s");
        await AskAsync(twin, hasExec, "Germany", Eu);
        await twin.RunAsync(Us, "scale", "deployment", "vllm-gemma", "--replicas=1");
        await twin.RunAsync(Us, "rollout", "status", "deployment/vllm-gemma", "--timeout=60s");
        await AskAsync(twin, hasExec, "France", Us);
        await twin.RunAsync(Us, "delete", "pod", "curl-test");
    }

    private static async Task AskAsync(CodelabTwin twin, bool hasExec, string country, string region)
    {
        if (!hasExec)
        {
            return;
        }

        // The address is what gcloud tells; the twin's Gateway tells the same.
        var address = await twin.RunAsync(Us, "get", "gateway", "cross-region-gateway", "-o", "jsonpath={.status.addresses[1].value}");
        var body = JsonSerializer.Serialize(new { model = "/data/gemma-weights", messages = new[] { new { role = "user", content = $"What is the capital of {country}?" } }, max_tokens = 10 });
        // kubectl may drop an answer that comes before it listens for it ("Unknown stream id"), hence the second try.
        await EventuallyAsync(async () => (await twin.TryAsync(Us, "exec", "curl-test", "--", "curl", "-s", "-i", "-X", "POST", $"http://{address}/v1/chat/completions", "-H", "Content-Type: application/json", "-d", body)).Output is var answer
            && answer.Contains("200", StringComparison.Ordinal) && answer.Contains($"x-tandem-region: {region}", StringComparison.Ordinal) && answer.Contains("\"usage\"", StringComparison.Ordinal));
    }

    private static async Task CleanUpAsync(CodelabTwin twin)
    {
        foreach (var region in (string[])[Eu, Us])
        {
            await twin.RunAsync(region, "delete", "gateways,httproutes,healthcheckpolicies,gcpbackendpolicies", "--all", "--ignore-not-found");
            // What helm uninstall does.
            await twin.RunAsync(region, "delete", "inferencepool/gemma-pool", "service/gemma-pool-epp", "deployment/gemma-pool-epp");
            await twin.RunAsync(region, "delete", "job", "model-downloader", "--ignore-not-found");
            await twin.RunAsync(region, "delete", "deployment", "vllm-gemma");
            await twin.RunAsync(region, "delete", "all", "-l", "app=gemma-server", "--ignore-not-found");
            await twin.RunAsync(region, "delete", "inferenceobjectives,autoscalingmetrics", "--all", "--ignore-not-found");
            await twin.RunAsync(region, "delete", "serviceaccount", "gemma-ksa", "--ignore-not-found");
        }

        twin.Host.Stores.Values.SelectMany(store => store.List("", "Pod")).ShouldBeEmpty();
        await EventuallyAsync(() => Task.FromResult(twin.Host.Gateways.Count == 0 && twin.Host.Stores[Us].List("networking.gke.io", "GCPInferencePoolImport").Count == 0));
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await holds())
        {
            await timer.WaitForNextTickAsync(late.Token);
        }
    }

    private static async Task<Version> VersionAsync(string kubectl)
    {
        var result = await CommandLine.RunAsync(kubectl, TestEnvironment.Scratch, ["version", "--client", "-o", "json"]);
        return Version.Parse(Minor().Match(JsonSerializer.Deserialize<JsonElement>(result.Output).Text("clientVersion", "gitVersion") ?? "").Value);
    }

    private static IReadOnlyList<string> Sampled() => Kubectls.All() is { Count: > 0 } all ? Soak.IsOn ? all : [.. all.Take(1), .. all.TakeLast(1).Except(all.Take(1))]
        : throw new InvalidOperationException("No kubectl was found: install it, or run ./build.sh --target=Restore.");

    [GeneratedRegex(@"(?<=v)[0-9]+\.[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Minor();
}
