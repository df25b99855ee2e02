using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Live.Status;

namespace Tandem.Tests.Live.Status;

/// <summary>Drift: what is written and runs otherwise, and never what only the cluster wrote.</summary>
public sealed class DriftFinderTests
{
    private const string Rendered = """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a","annotations":{"tandem.dev/x":"1"}},"spec":{"replicas":2,"template":{"spec":{
          "containers":[{"name":"main","image":"i:1","args":["--a","--b"],"resources":{"limits":{"cpu":"0.5","memory":"1Gi"}},"ports":[{"containerPort":8000}],"env":[]}],
          "volumes":[{"name":"v","emptyDir":{}}]}}}}
        """;

    private const string Running = """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a","uid":"u","annotations":{"tandem.dev/x":"1","other":"2"}},"status":{"replicas":2},"spec":{"replicas":2,"strategy":{},"template":{"spec":{
          "containers":[{"name":"sidecar"},{"name":"main","image":"i:1","args":["--a","--b"],"resources":{"limits":{"cpu":"500m","memory":"1024Mi"}},"ports":[{"containerPort":8000,"protocol":"TCP"}],"imagePullPolicy":"IfNotPresent"}],
          "volumes":[{"name":"v"},{"name":"kube-api-access","projected":{}}]}}}}
        """;

    [Fact]
    public void Accepts_DefaultsSidecarsAndOtherWordsForAnAmount() => Compare(Running).ShouldBeEmpty();

    [Theory]
    [InlineData("\"replicas\":2,\"strategy\"", "\"replicas\":0,\"strategy\"", "spec.replicas is 0, not 2")]
    [InlineData("i:1", "i:2", "spec.template.spec.containers[name=main].image is i:2, not i:1")]
    [InlineData("\"--a\",\"--b\"", "\"--a\"", "spec.template.spec.containers[name=main].args[1] is not set, not --b")]
    [InlineData("\"--a\",\"--b\"", "\"--a\",\"--b\",\"--c\"", "spec.template.spec.containers[name=main].args is 3 items, not 2 items")]
    [InlineData("500m", "400m", "spec.template.spec.containers[name=main].resources.limits.cpu is 400m, not 0.5")]
    [InlineData("\"tandem.dev/x\":\"1\"", "\"tandem.dev/x\":\"2\"", "metadata.annotations[tandem.dev/x] is 2, not 1")]
    [InlineData("{\"name\":\"v\"},", "", "spec.template.spec.volumes[name=v] is not set, not {\"name\":\"v\",\"emptyDir\":{}}")]
    public void Finds(string from, string to, string drift)
    {
        var changed = Running.Replace(from, to, StringComparison.Ordinal);
        changed.ShouldNotBe(Running);

        Compare(changed).ShouldHaveSingleItem().ToString().ShouldBe(drift);
    }

    private static IReadOnlyList<FieldDrift> Compare(string running) => DriftFinder.Compare(JsonNode.Parse(Rendered)!.AsObject(), JsonNode.Parse(running)!.AsObject());
}
