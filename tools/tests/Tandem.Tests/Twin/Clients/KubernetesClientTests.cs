using Shouldly;
using Tandem.Tests.Support;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes;

namespace Tandem.Tests.Twin.Clients;

/// <summary>npm's <c>@kubernetes/client-node</c> against a region's API.</summary>
public sealed class KubernetesClientTests
{
    [Fact]
    public async Task ClientNode_FindsAKubernetesCluster()
    {
        var options = new TwinApiOptions
        {
            Exec = (request, _) => Task.FromResult(new ExecResult(0, string.Join(' ', request.Command.Skip(1)) + "\n", "")),
            Logs = (_, _) => new PodLog([new LogLine(TimeProvider.System.GetUtcNow(), "ready")]),
        };
        await using var twin = await TwinFixture.StartAsync(options);
        twin.RunningPod("probe");
        var seen = await NpmClients.RunAsync("kubernetes.mjs", Kubeconfig(twin.Address), "us-east5");
        string Text(string name) => seen.GetProperty(name).ToString();
        Text("version").ShouldBe($"v{options.KubernetesVersion}-twin");
        Text("created").ShouldBe("True");
        Text("dryRun").ShouldBe("never");
        Text("listed").ShouldBe("""["probe"]""");
        Text("merged").ShouldBe("""{"one":"1","two":"2"}""");
        Text("jsonPatched").ShouldBe("""{"two":"2"}""");
        Text("applied").ShouldBe("""{"two":"2","three":"3"}""");
        Text("conflict").ShouldBe("409 Conflict");
        Text("again").ShouldBe("409 AlreadyExists");
        Text("missing").ShouldBe("404 NotFound");
        Text("replicas").ShouldBe("0");
        Text("custom").ShouldBe("pool");
        Text("discovered").ShouldBe("health");
        Text("deleted").ShouldBe("404 NotFound");
        Text("status").ShouldBe("Success");
        Text("said").ShouldBe("hello\n");
        Text("log").ShouldBe("ready\n");
        Text("events").ShouldBe("""["ADDED","MODIFIED","MODIFIED","MODIFIED","DELETED"]""");
        Text("informed").ShouldBe("True");
    }

    // This client refuses plain HTTP unless the cluster says that its certificate need not be checked.
    private static string Kubeconfig(Uri address)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"))).FullName, "kubeconfig");
        File.WriteAllText(file, $$$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: us-east5, cluster: {server: "{{{address}}}", insecure-skip-tls-verify: true}}]
            users: [{name: us-east5, user: {}}]
            contexts: [{name: us-east5, context: {cluster: us-east5, user: us-east5}}]
            """);
        return file;
    }
}
