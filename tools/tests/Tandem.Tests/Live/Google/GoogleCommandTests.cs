using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Google;

/// <summary>What goes to Google Cloud's interfaces, and what their refusals are told as; on loopback.</summary>
public sealed class GoogleCommandTests : IAsyncLifetime
{
    private readonly List<(string Path, string Authorization, string Body)> seen = [];
    private readonly Dictionary<string, (int Code, string Body)> answers = new(StringComparer.Ordinal);
    private WebApplication server = null!;

    public async ValueTask InitializeAsync()
    {
        server = LoopbackApp.Create();
        server.Run(AnswerAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task SecretSet_SendsTheTokenOnce_AndShowsItNowhere()
    {
        answers["/v1/projects/replace-with-project-id/secrets/hf-secret:addVersion"] = (200, """{"name":"projects/1/secrets/hf-secret/versions/3"}""");

        var result = await RunAsync(["secret", "set"], input: "hf_abc\n");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBe("hf-secret of replace-with-project-id has version 3.\n");
        seen.Count.ShouldBe(1);
        seen[0].Authorization.ShouldBe("Bearer test-token");
        var sent = (string?)JsonNode.Parse(seen[0].Body)!["payload"]!["data"];
        Encoding.UTF8.GetString(Convert.FromBase64String(sent!)).ShouldBe("hf_abc");
        (result.Output + result.Error).ShouldNotContain("hf_abc");
    }

    [Theory]
    [InlineData(404, "There is no secret hf-secret in replace-with-project-id.", "tandem infra apply")]
    [InlineData(403, "You may not do that with secret hf-secret", "role")]
    [InlineData(401, "The access token is not valid", "gcloud auth login")]
    [InlineData(500, "answered 500", "Try again")]
    public async Task SecretSet_SaysWhyItIsRefused(int code, string message, string hint)
    {
        answers["/v1/projects/replace-with-project-id/secrets/hf-secret:addVersion"] = (code, "{}");

        var result = await RunAsync(["secret", "set"], input: "hf_abc");

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain(message);
        result.Error.ShouldContain(hint);
    }

    [Fact]
    public async Task SecretSet_RefusesAnEmptyInput()
    {
        var result = await RunAsync(["secret", "set"], input: " \n");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("Nothing came by standard input.");
        seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Contexts_AreWritten_BesideWhatAKubeconfigHolds()
    {
        answers[ClusterPath("europe-west4")] = (200, """{"controlPlaneEndpointsConfig":{"dnsEndpointConfig":{"endpoint":"gke-1.europe-west4.gke.goog"}}}""");
        answers[ClusterPath("us-east5")] = (200, """{"endpoint":"192.0.2.7","masterAuth":{"clusterCaCertificate":"Q0E="}}""");
        var file = Path.Combine(Directory.CreateTempSubdirectory("tandem-contexts-").FullName, "config");
        await File.WriteAllTextAsync(file, "apiVersion: v1\nkind: Config\ncontexts:\n- name: other\n  context: {cluster: a, user: b}\n", TestContext.Current.CancellationToken);

        var result = await RunAsync(["contexts", "--kubeconfig", file]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("--contexts europe-west4=gke_replace-with-project-id_europe-west4_gke-europe-west4,us-east5=gke_replace-with-project-id_us-east5_gke-us-east5");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        text.ShouldContain("name: other");
        text.ShouldContain("server: https://gke-1.europe-west4.gke.goog");
        text.ShouldContain("server: https://192.0.2.7");
        text.ShouldContain("certificate-authority-data: Q0E=");
        text.ShouldContain("command: gke-gcloud-auth-plugin");
    }

    [Fact]
    public async Task Contexts_WriteNothing_WhereOneClusterIsMissing()
    {
        answers[ClusterPath("europe-west4")] = (200, """{"endpoint":"192.0.2.7"}""");
        var file = Path.Combine(Directory.CreateTempSubdirectory("tandem-contexts-").FullName, "config");

        var result = await RunAsync(["contexts", "--kubeconfig", file]);

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("There is no cluster gke-us-east5 in us-east5 of replace-with-project-id.");
        File.Exists(file).ShouldBeFalse();
    }

    private static string ClusterPath(string region) => $"/v1/projects/replace-with-project-id/locations/{region}/clusters/gke-{region}";

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        seen.Add((context.Request.Path.Value!, context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync(context.RequestAborted)));
        var (code, body) = answers.GetValueOrDefault(context.Request.Path.Value!, (404, "{}"));
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private Task<CommandLine.Result> RunAsync(string[] arguments, string? input = null) => CommandLine.RunAsync(RealRepository.Root, arguments, input,
    [
        ("GOOGLE_OAUTH_ACCESS_TOKEN", "test-token"),
        ("GOOGLE_SECRET_MANAGER_CUSTOM_ENDPOINT", server.Urls.First() + "/v1/"),
        ("GOOGLE_CONTAINER_CUSTOM_ENDPOINT", server.Urls.First() + "/v1/"),
    ]);
}
