using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Live.Clusters;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Clusters;

/// <summary>What a cluster that cannot be asked, or refuses, looks like: one message that names region, context and what to do.</summary>
public sealed class ClusterClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, "Unauthorized", ClusterProblem.Credentials, "us-east5 does not accept the credentials (context there).", "sign in again")]
    [InlineData(403, "no such right", ClusterProblem.Forbidden, "us-east5: you may not patch deployments.apps a in namespace gemma: no such right.",
        "kubectl --context there -n gemma create role tandem-patch-deployments --verb=patch --resource=deployments.apps,")]
    [InlineData(404, "not found", ClusterProblem.NotFound, "us-east5: there is nothing to patch deployments.apps a in namespace gemma.", "tandem status")]
    [InlineData(409, "was changed", ClusterProblem.Conflict, "us-east5: was changed.", "run the command again")]
    [InlineData(422, "replicas is negative", ClusterProblem.Refused, "us-east5: could not patch deployments.apps a in namespace gemma: replicas is negative.", "kubectl --context there")]
    public async Task Refused_SaysWhatAndHow(int status, string answer, ClusterProblem problem, string message, string hint)
    {
        await using var server = await AnsweringServer.StartAsync(status, answer);
        using var client = await OpenAsync(server.Address);

        var error = await Should.ThrowAsync<ClusterException>(() => client.PatchAsync(Resources.Deployments, "gemma", "a", [], Cancel));

        error.Problem.ShouldBe(problem);
        error.Message.ShouldBe(message);
        error.Hint.ShouldContain(hint);
        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Throttled_IsAskedAgain_AndThenGivenUp()
    {
        await using var server = await AnsweringServer.StartAsync(429, "too many requests", retryAfter: "0");
        using var client = await OpenAsync(server.Address);

        var error = await Should.ThrowAsync<ClusterException>(() => client.FindAsync(Resources.Deployments, "gemma", "a", Cancel));

        error.Problem.ShouldBe(ClusterProblem.Throttled);
        server.Requests.ShouldBe(4);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Passing_IsAskedAgain(int status)
    {
        await using var server = await AnsweringServer.StartAsync(status, "wait", failures: 2, retryAfter: "0");
        using var client = await OpenAsync(server.Address);

        (await client.FindAsync(Resources.Deployments, "gemma", "a", Cancel)).ShouldNotBeNull();

        server.Requests.ShouldBe(3);
    }

    // Making an object twice could make two.
    [Fact]
    public async Task Creation_IsNotAskedAgain_WhereItMayHaveWorked()
    {
        await using var server = await AnsweringServer.StartAsync(500, "who knows");
        using var client = await OpenAsync(server.Address);

        await Should.ThrowAsync<ClusterException>(() => client.CreateAsync(Resources.ConfigMaps, "gemma", new JsonObject { ["metadata"] = new JsonObject { ["name"] = "a" } }, Cancel));

        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Unreachable_NamesTheContext()
    {
        using var client = await OpenAsync("http://127.0.0.1:1");

        var error = await Should.ThrowAsync<ClusterException>(() => client.ListAsync(Resources.Pods, "gemma", "app=x", Cancel));

        error.Problem.ShouldBe(ClusterProblem.Unreachable);
        error.Message.ShouldStartWith("us-east5 cannot be reached to list pods in namespace gemma:");
        error.Message.ShouldEndWith("(context there).");
    }

    [Fact]
    public async Task Rejects_AContextThatIsNotThere()
    {
        var file = AnsweringServer.Kubeconfig("http://127.0.0.1:1");

        var error = await Should.ThrowAsync<ClusterException>(() => ClusterConnector.OpenAsync(file, "us-east5", "ther", TimeProvider.System));

        error.Problem.ShouldBe(ClusterProblem.Context);
        error.Hint.ShouldBe("Did you mean there?");
    }

    [Theory]
    [InlineData(null, "There is no kubeconfig")]
    [InlineData("a: [", "cannot be read")]
    [InlineData("apiVersion: v1\nkind: Config\n", "has no context there")]
    public async Task Rejects_AKubeconfigThatIsNone(string? text, string message)
    {
        var file = Path.Combine(TestEnvironment.Scratch, $"{Guid.NewGuid():N}.yaml");
        if (text is not null)
        {
            await File.WriteAllTextAsync(file, text, Cancel);
        }

        (await Should.ThrowAsync<ClusterException>(() => ClusterConnector.OpenAsync(file, "us-east5", "there", TimeProvider.System))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task Rejects_CredentialsWhoseProgramIsMissing()
    {
        var file = AnsweringServer.Kubeconfig("http://127.0.0.1:1");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancel)).Replace("{token: secret}", "{exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: no-such-plugin, interactiveMode: Never}}", StringComparison.Ordinal), Cancel);

        var error = await Should.ThrowAsync<ClusterException>(() => ClusterConnector.OpenAsync(file, "us-east5", "there", TimeProvider.System));

        error.Problem.ShouldBe(ClusterProblem.Credentials);
        error.Hint.ShouldContain("gke-gcloud-auth-plugin");
    }

    private static Task<ClusterClient> OpenAsync(string address) => ClusterConnector.OpenAsync(AnsweringServer.Kubeconfig(address), "us-east5", "there", TimeProvider.System);
}
