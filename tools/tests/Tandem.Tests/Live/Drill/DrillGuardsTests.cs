using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Live.Drill;

namespace Tandem.Tests.Live.Drill;

/// <summary>Guards over objects as a cluster shows them: each stops a drill for its own reason, and only for that.</summary>
public sealed class DrillGuardsTests
{
    private const string Server = """{"metadata":{"name":"vllm-gemma","generation":3},"spec":{"replicas":1,"template":{"spec":{"containers":[{"env":[{"name":"TANDEM_REGION","value":"REGION"}]}]}}},"status":{"observedGeneration":3,"replicas":1,"updatedReplicas":1,"readyReplicas":1}}""";
    private const string Pod = """{"metadata":{"name":"vllm-gemma-1"},"status":{"conditions":[{"type":"Ready","status":"True"}]}}""";
    private const string Application = """{"metadata":{"name":"inference"},"status":{"operationState":{"phase":"Succeeded"}}}""";
    private const string Gateway = """{"status":{"conditions":[{"type":"Programmed","status":"True"}]}}""";

    [Fact]
    public void Accepts_AQuietFleet() => DrillGuards.Check(Survey()).ShouldAllBe(guard => guard.Holds);

    [Theory]
    [InlineData("survivor", Server, "REGION\"}", "us-east5\"}", "each context leads to its region")]
    [InlineData("target", Server, "REGION\"}", "europe-west4\"}", "each context leads to its region")]
    [InlineData("target", Pod, "\"True\"", "\"False\"", "the region serves")]
    [InlineData("survivor", Pod, "\"True\"", "\"False\"", "europe-west4 is healthy, the survivors are large enough")]
    [InlineData("survivor", Pod, "\"name\"", "\"deletionTimestamp\":\"2026-01-01T00:00:00Z\",\"name\"", "europe-west4 is healthy, the survivors are large enough")]
    [InlineData("survivor", Server, "\"replicas\":1,\"template\"", "\"replicas\":2,\"template\"", "europe-west4 is healthy, no rollout in progress")]
    [InlineData("target", Server, "\"observedGeneration\":3", "\"observedGeneration\":2", "no rollout in progress")]
    [InlineData("target", Server, "\"updatedReplicas\":1", "\"updatedReplicas\":0", "no rollout in progress")]
    [InlineData("survivor", Application, "Succeeded", "Running", "no sync in progress")]
    [InlineData("target", Application, "\"status\"", "\"operation\":{},\"status\"", "no sync in progress")]
    [InlineData("gateway", Gateway, "\"True\"", "\"False\"", "the Gateway is programmed")]
    [InlineData("gateway", Gateway, "Programmed", "Accepted", "the Gateway is programmed")]
    public void Stops(string where, string what, string from, string to, string guards)
    {
        var changed = what.Replace(from, to, StringComparison.Ordinal);
        changed.ShouldNotBe(what);

        var broken = DrillGuards.Check(Survey(where, what, changed)).Where(guard => !guard.Holds).ToList();

        string.Join(", ", broken.Select(guard => guard.Name)).ShouldBe(guards);
        broken.ShouldAllBe(guard => guard.Hint != null && guard.Value.Length > 0);
    }

    [Fact]
    public void Stops_WhereTheSurvivorIsSmaller()
    {
        var survey = Survey();
        var target = survey.Target with { Pods = [Object(Pod), Object(Pod)] };

        var broken = DrillGuards.Check(survey with { Target = target }).Where(guard => !guard.Holds).ShouldHaveSingleItem();

        broken.Name.ShouldBe("the survivors are large enough");
        broken.Value.ShouldBe("1 servers stay, 2 go");
    }

    [Fact]
    public void Stops_WhereThereIsNoGateway() =>
        DrillGuards.Check(Survey() with { Gateway = null }).Where(guard => !guard.Holds).ShouldHaveSingleItem().Value.ShouldBe("there is no Gateway");

    [Theory]
    [InlineData("""{"checkIntervalSec":5,"timeoutSec":5,"unhealthyThreshold":2}""", 1, 15)]
    [InlineData("""{"checkIntervalSec":10,"timeoutSec":2,"unhealthyThreshold":3}""", 1, 32)]
    [InlineData("""{"checkIntervalSec":5,"timeoutSec":5,"unhealthyThreshold":2}""", 10, 1.5)]
    [InlineData("{}", 1, 15)]
    public void HealthCheckBound_IsIntervalTimesFailuresAndOneTimeout(string policy, double speed, double seconds) =>
        DrillHealthCheck.Of(Object("{\"spec\":{\"default\":" + policy + "}}")).Bound(speed).ShouldBe(TimeSpan.FromSeconds(seconds));

    private static DrillSurvey Survey(string where = "", string what = "", string changed = "")
    {
        JsonObject In(string place, string text) => Object(place == where && text == what ? changed : text);
        RegionSurvey Region(string place, string name) => new(name, [Object(In(place, Server).ToJsonString().Replace("\"REGION\"", $"\"{name}\"", StringComparison.Ordinal))], [In(place, Pod)], [In(place, Application)]);
        return new DrillSurvey(Region("target", "us-east5"), [Region("survivor", "europe-west4")], In("gateway", Gateway), TimeSpan.FromSeconds(15));
    }

    private static JsonObject Object(string json) => JsonNode.Parse(json)!.AsObject();
}
