using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using Tandem.Schemas;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes.Apply;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes.Apply;

public sealed class ServerSideApplyTests
{
    private const string Now = "2026-01-01T00:00:00Z";

    private static readonly FieldSchema Deployment = new KindSchemas().Of(new SchemaId("apps", "v1", "Deployment"));

    private static readonly FieldSchema Anything = FieldSchema.Of(default);

    private static ManagerId Manager(string name) => new(name, "Apply", "apps/v1", "");

    private static JsonObject Apply(JsonObject? live, string manager, string config, bool force = false) =>
        ServerSideApply.Apply(live, (JsonObject)JsonNode.Parse(config)!, Manager(manager), force, Deployment, Now);

    private static string[] Owned(JsonObject body, string manager) => [.. ManagedFields.Read(body).Of(Manager(manager)).Names()];

    [Fact]
    public void Owns_ExactlyWhatIsApplied()
    {
        var live = Apply(live: null, "a", """{"metadata":{"name":"web","labels":{"app":"web"}},"spec":{"replicas":2,"template":{"spec":{"containers":[{"name":"c","ports":[{"containerPort":80}]}]}}}}""");

        Owned(live, "a").ShouldBe(
        [
            ".metadata.labels.app", ".spec.replicas", ".spec.template.spec.containers[name=\"c\"]", ".spec.template.spec.containers[name=\"c\"].name",
            ".spec.template.spec.containers[name=\"c\"].ports[containerPort=80,protocol=\"TCP\"]", ".spec.template.spec.containers[name=\"c\"].ports[containerPort=80,protocol=\"TCP\"].containerPort",
        ]);
    }

    [Fact]
    public void Rejects_AnotherValueForWhatSomebodyElseOwns()
    {
        var live = Apply(live: null, "a", """{"spec":{"replicas":2}}""");

        var refusal = Should.Throw<ApiException>(() => Apply(live, "b", """{"spec":{"replicas":3}}"""));

        refusal.Code.ShouldBe(409);
        refusal.Message.ShouldBe("Apply failed with 1 conflict: conflict with \"a\" using apps/v1: .spec.replicas");
    }

    [Fact]
    public void Shares_WhatBothWantAlike()
    {
        var live = Apply(Apply(live: null, "a", """{"spec":{"replicas":2}}"""), "b", """{"spec":{"replicas":2}}""");

        Owned(live, "a").ShouldBe([".spec.replicas"]);
        Owned(live, "b").ShouldBe([".spec.replicas"]);
    }

    [Fact]
    public void Takes_WhatItForces()
    {
        var live = Apply(Apply(live: null, "a", """{"spec":{"replicas":2}}"""), "b", """{"spec":{"replicas":3}}""", force: true);

        Owned(live, "a").ShouldBeEmpty();
        $"{live["spec"]!["replicas"]}".ShouldBe("3");
    }

    [Fact]
    public void Removes_WhatNobodyElseOwns()
    {
        var live = Apply(live: null, "a", """{"metadata":{"labels":{"x":"1","y":"1"}},"spec":{"replicas":2}}""");

        live = Apply(live, "a", """{"metadata":{"labels":{"y":"1"}}}""");

        live["metadata"]!["labels"]!.ToJsonString().ShouldBe("""{"y":"1"}""");
        live.ContainsKey("spec").ShouldBeFalse();
    }

    [Fact]
    public void Keeps_AnItemInWhichSomebodyElseOwnsAField()
    {
        const string first = """{"spec":{"template":{"spec":{"containers":[{"name":"c","image":"1"}]}}}}""";
        var live = Apply(Apply(live: null, "a", first), "b", """{"spec":{"template":{"spec":{"containers":[{"name":"c","workingDir":"/"}]}}}}""");

        live = Apply(live, "a", """{"spec":{"replicas":1}}""");

        live["spec"]!["template"]!["spec"]!["containers"]!.ToJsonString().ShouldBe("""[{"name":"c","workingDir":"/"}]""");
    }

    [Fact]
    public void AfterAnUpdate_ConflictsWithTheUpdater()
    {
        var live = Apply(live: null, "a", """{"spec":{"replicas":2}}""");
        var scaled = (JsonObject)live.DeepClone();
        scaled["spec"]!["replicas"] = 5;
        Ownership.Record(live, scaled, new ManagerId("kubectl", "Update", "apps/v1", "scale"), Deployment, Now);

        Should.Throw<ApiException>(() => Apply(scaled, "a", """{"spec":{"replicas":2}}""")).Message.ShouldContain("conflict with \"kubectl\" with subresource \"scale\" using apps/v1 at " + Now);
        Owned(scaled, "a").ShouldBeEmpty();
    }

    [Fact]
    public void Fields_WrittenAndRead_AreTheSame() => JsonGen.Object.Sample(body =>
    {
        var fields = ObjectFields.Of(body, Anything);
        return fields.IsEmpty || JsonNode.DeepEquals(FieldSet.Read(fields.Write()).Write(), fields.Write());
    });

    [Fact]
    public void Applied_Twice_ChangesNothing() => Gen.Select(Config, Config).Sample((live, config) =>
    {
        var once = ServerSideApply.Apply(Started(live), config, Manager("b"), force: true, Anything, Now);
        var twice = ServerSideApply.Apply(once, config, Manager("b"), force: true, Anything, "2027-01-01T00:00:00Z");

        return JsonNode.DeepEquals(once, twice);
    });

    [Fact]
    public void Applied_AndTakenBack_LeavesWhatWasThere() => Gen.Select(Config, Config).Where((live, config) => Agree(live, config)).Sample((live, config) =>
    {
        var before = Started(live);
        var applied = ServerSideApply.Apply(before, config, Manager("b"), force: false, Anything, Now);

        return JsonNode.DeepEquals(ServerSideApply.Apply(applied, [], Manager("b"), force: false, Anything, Now), before);
    });

    // Objects as a configuration has them: nothing null, and no empty maps, which a removal leaves no trace of.
    private static Gen<JsonObject> Config { get; } = JsonGen.Object.Select(body => new JsonObject { ["spec"] = Trim(body) ?? new JsonObject { ["a"] = 1 } });

    private static JsonNode? Trim(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            var kept = map.Select(member => (member.Key, Value: Trim(member.Value))).Where(member => member.Value is not null).ToList();
            return kept.Count == 0 ? null : new JsonObject(kept.Select(member => KeyValuePair.Create(member.Key, member.Value)));
        }

        return node is JsonArray { Count: > 0 } list ? new JsonArray([.. list.Select(item => item?.DeepClone() ?? 0)]) : node is JsonArray ? null : node?.DeepClone();
    }

    private static JsonObject Started(JsonObject config) => ServerSideApply.Apply(live: null, config, Manager("a"), force: false, Anything, Now);

    private static bool Agree(JsonNode? live, JsonNode? config) => live is JsonObject a && config is JsonObject b
        ? b.All(member => !a.ContainsKey(member.Key) || Agree(a[member.Key], member.Value))
        : JsonNode.DeepEquals(live, config);
}
