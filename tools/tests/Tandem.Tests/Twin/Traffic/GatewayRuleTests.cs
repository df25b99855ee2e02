using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Twin.Traffic;

namespace Tandem.Tests.Twin.Traffic;

/// <summary>The filters and timeouts of a route's rule, by their effect on what the server sees and the client gets.</summary>
public sealed class GatewayRuleTests
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RequestHeaderModifier_SetsAddsAndRemoves()
    {
        var (answer, seen) = await AskAsync("""
            {"filters": [{"type": "RequestHeaderModifier", "requestHeaderModifier": {
              "set": [{"name": "X-Tier", "value": "gold"}], "add": [{"name": "x-more", "value": "two"}], "remove": ["x-secret"]}}]}
            """, "/v1/models", ("x-tier", "tin"), ("x-more", "one"), ("x-secret", "s"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)seen["headers"]!["x-tier"]).ShouldBe("gold");
        ((string?)seen["headers"]!["x-more"])!.Replace(" ", "", StringComparison.Ordinal).ShouldBe("one,two");
        seen["headers"]!["x-secret"].ShouldBeNull();
    }

    [Fact]
    public async Task ResponseHeaderModifier_SetsAddsAndRemoves()
    {
        var (answer, _) = await AskAsync("""
            {"filters": [{"type": "ResponseHeaderModifier", "responseHeaderModifier": {
              "set": [{"name": "x-tier", "value": "gold"}], "add": [{"name": "x-tier", "value": "more"}], "remove": ["x-server"]}}]}
            """, "/");

        answer.Headers.GetValues("x-tier").ShouldBe(["gold", "more"]);
        answer.Headers.Contains("x-server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"type": "ReplacePrefixMatch", "replacePrefixMatch": "/v1"}""", "/v1/models?all=1")]
    [InlineData("""{"type": "ReplacePrefixMatch", "replacePrefixMatch": "/"}""", "/models?all=1")]
    [InlineData("""{"type": "ReplaceFullPath", "replaceFullPath": "/health"}""", "/health?all=1")]
    public async Task UrlRewrite_ChangesWhatTheServerSees(string path, string expected)
    {
        var (_, seen) = await AskAsync($$"""
            {"matches": [{"path": {"type": "PathPrefix", "value": "/gemma"} }],
             "filters": [{"type": "URLRewrite", "urlRewrite": {"hostname": "gemma.internal", "path": {{path}} } }]}
            """, "/gemma/models?all=1");

        ((string?)seen["path"], (string?)seen["host"]).ShouldBe((expected, "gemma.internal"));
    }

    [Theory]
    [InlineData("""{"scheme": "https", "hostname": "gemma.example.com", "statusCode": 301}""", HttpStatusCode.MovedPermanently, "https://gemma.example.com/old/x?a=b")]
    [InlineData("""{"hostname": "gemma.example.com", "port": 8443, "path": {"type": "ReplacePrefixMatch", "replacePrefixMatch": "/new"}}""", HttpStatusCode.Found, "http://gemma.example.com:8443/new/x?a=b")]
    public async Task RequestRedirect_SendsClientsElsewhere(string redirect, HttpStatusCode status, string location)
    {
        var (answer, _) = await AskAsync($$"""
            {"matches": [{"path": {"type": "PathPrefix", "value": "/old"} }], "backendRefs": [],
             "filters": [{"type": "RequestRedirect", "requestRedirect": {{redirect}} }]}
            """, "/old/x?a=b");

        (answer.StatusCode, answer.Headers.Location!.OriginalString).ShouldBe((status, location));
    }

    [Theory]
    [InlineData("""{"filters": [{"type": "RequestMirror", "requestMirror": {"backendRef": {"name": "a", "port": 80}}}]}""")]
    [InlineData("""{"filters": [{"type": "RequestRedirect", "requestRedirect": {"port": 81}}, {"type": "ExtensionRef", "extensionRef": {"group": "a", "kind": "B", "name": "c"}}]}""")]
    public async Task FilterThatTheGatewayLacks_Is500(string rule) => (await AskAsync(rule, "/")).Answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

    [Fact]
    public async Task Timeout_OfARequest_GoesBeforeThePolicys()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(stub: options => options with { FirstToken = Stubs.Forever }, objects: fleet => Edit(fleet, """{"timeouts": {"request": "500ms"}}"""));

        (await fleet.AnswererAsync()).ShouldBe("504");
        fleet.NearTraffic.Errors.ShouldBe(1);
    }

    [Fact]
    public async Task Timeout_OfZero_IsNoLimit()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(stub: options => options with { FirstToken = TimeSpan.FromSeconds(0.4) }, objects: fleet =>
        {
            fleet.EditDefault(GatewayObjects.Backend, policy => policy["timeoutSec"] = 1);
            Edit(fleet, """{"timeouts": {"request": "0s"}}""");
        });

        (await fleet.AnswererAsync()).ShouldBe(GatewayFleet.Near);
    }

    [Theory]
    [InlineData(false, "504", 0)]
    [InlineData(true, GatewayFleet.Far, 1)]
    public async Task Timeout_OfOneTry_EndsIt_AndARetryGoesElsewhere(bool retry, string answerer, int retries)
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(new GatewayOptions { Retry = retry }, objects: fleet =>
        {
            fleet.EditDefault(GatewayObjects.Health, policy => (policy["checkIntervalSec"], policy["timeoutSec"]) = (300, 300));
            Edit(fleet, """{"timeouts": {"request": "5m", "backendRequest": "2s"}}""");
        });
        fleet.NearStub.Hang = true;

        (await fleet.AnswererAsync()).ShouldBe(answerer);
        fleet.NearTraffic.Retries.ShouldBe(retries);
    }

    private static void Edit(GatewayFleet fleet, string rule) => fleet.Edit(GatewayObjects.Route, route =>
    {
        foreach (var (name, value) in JsonNode.Parse(rule)!.AsObject())
        {
            route["spec"]!["rules"]![0]![name] = value?.DeepClone();
        }
    });

    private static async Task<(HttpResponseMessage Answer, JsonNode Seen)> AskAsync(string rule, string path, params (string Name, string Value)[] headers)
    {
        await using var echo = await EchoServer.StartAsync();
        await using var fleet = await GatewayFleet.StartHealthyAsync(objects: fleet =>
        {
            Edit(fleet, rule);
            fleet.Edit(GatewayObjects.PodKey($"vllm-{GatewayFleet.Near}"), pod => pod["metadata"]!["annotations"]!["twin.tandem.dev/endpoint"] = echo.Address);
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{fleet.AddressOf(GatewayFleet.Near)}{path}");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        var answer = await Client.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return (answer, text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject());
    }
}
