using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Schemas;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes;

/// <summary>Definitions, validation, discovery, tables, faults.</summary>
public sealed class KindTests
{
    private const string Definition = """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget","shortNames":["wd"]},
          "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{},"scale":{"specReplicasPath":".spec.size","statusReplicasPath":".status.size"}},
           "additionalPrinterColumns":[{"name":"Size","type":"integer","jsonPath":".spec.size"}],
           "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","required":["size"],"properties":{"size":{"type":"integer","minimum":0},"color":{"type":"string","default":"red"}}},"status":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}}}]}}
        """;

    private static string Widget(string spec) => """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":SPEC}""".Replace("SPEC", spec, StringComparison.Ordinal);

    private static async Task<TwinFixture> WithWidgetsAsync()
    {
        var twin = await TwinFixture.StartAsync();
        (await twin.SendAsync(HttpMethod.Post, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", Definition)).Code.ShouldBe(201);
        return twin;
    }

    [Fact]
    public async Task Definition_IsEstablished_Serves_AndTakesItsObjectsAlong()
    {
        await using var twin = await WithWidgetsAsync();
        var definition = (await twin.SendAsync(HttpMethod.Get, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com")).Body!;
        definition["status"]!["conditions"]!.AsArray().Select(condition => $"{condition!["type"]}={condition["status"]}").ShouldBe(["NamesAccepted=True", "Established=True"]);

        var (code, made, _) = await twin.SendAsync(HttpMethod.Post, "/apis/example.com/v1/namespaces/default/widgets", Widget("""{"size":2}"""));
        (code, $"{made!["spec"]!["color"]}").ShouldBe((201, "red"));
        $"{(await twin.SendAsync(HttpMethod.Get, "/apis/example.com/v1/namespaces/default/widgets/w/scale")).Body!["spec"]!["replicas"]}".ShouldBe("2");
        (await twin.SendAsync(HttpMethod.Delete, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com")).Code.ShouldBe(200);

        twin.Store.Find(new ObjectKey("example.com", "Widget", "default", "w")).ShouldBeNull();
        (await twin.SendAsync(HttpMethod.Get, "/apis/example.com/v1/namespaces/default/widgets")).Code.ShouldBe(404);
    }

    [Theory]
    [InlineData("""{"size":2,"colour":"red"}""", "?fieldValidation=Strict", 400, "unknown field \"spec.colour\"")]
    [InlineData("""{"size":-1}""", "", 422, "spec.size")]
    [InlineData("""{"color":"red"}""", "", 422, "size")]
    [InlineData("""{"size":"two"}""", "", 422, "spec.size")]
    public async Task Rejects_CustomObjectsThatTheirSchemaRefuses(string spec, string query, int expected, string told)
    {
        await using var twin = await WithWidgetsAsync();

        var (code, body, _) = await twin.SendAsync(HttpMethod.Post, "/apis/example.com/v1/namespaces/default/widgets" + query, Widget(spec));

        code.ShouldBe(expected);
        $"{body!["message"]}".ShouldContain(told);
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/configmaps", """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"},"dato":{}}""", "unknown field \"dato\"")]
    [InlineData("/apis/networking.gke.io/v1/namespaces/default/gcpbackendpolicies", """{"kind":"GCPBackendPolicy","apiVersion":"networking.gke.io/v1","metadata":{"name":"x"},"spec":{"default":{"timeoutSecs":3},"targetRef":{"group":"","kind":"Service","name":"s"}}}""", "unknown field \"spec.default.timeoutSecs\"")]
    [InlineData("/api/v1/nodes", """{"kind":"Node","apiVersion":"v1","metadata":{"name":"x"},"spec":{"taints":[{"key":"k","efect":"NoSchedule"}]}}""", "unknown field \"spec.taints[0].efect\"")]
    [InlineData("/api/v1/namespaces/default/configmaps", """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"},"data":{"a":"1","a":"2"}}""", "duplicate")]
    public async Task Rejects_FieldsThatTheKindDoesNotHave(string path, string body, string told)
    {
        await using var twin = await TwinFixture.StartAsync();

        var (code, answer, _) = await twin.SendAsync(HttpMethod.Post, path + "?fieldValidation=Strict", body);

        code.ShouldBe(400);
        $"{answer!["message"]}".ToLowerInvariant().ShouldContain(told.ToLowerInvariant());
    }

    [Fact]
    public async Task Warns_OfUnknownFields_AndDropsThem()
    {
        await using var twin = await TwinFixture.StartAsync();

        var (code, body, headers) = await twin.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/configmaps", """{"metadata":{"name":"x"},"dato":{}}""");

        (code, body!.AsObject().ContainsKey("dato")).ShouldBe((201, false));
        headers.GetValues("Warning").Single().ShouldContain("unknown field");
    }

    [Fact]
    public async Task OwnKinds_AreThere_ExceptTheOneThatIsDelivered()
    {
        await using var twin = await TwinFixture.StartAsync();

        (await twin.SendAsync(HttpMethod.Get, "/apis/gateway.networking.k8s.io/v1/gateways")).Code.ShouldBe(200);
        (await twin.SendAsync(HttpMethod.Get, "/apis/networking.gke.io/v1/gcpinferencepoolimports")).Code.ShouldBe(200);
        (await twin.SendAsync(HttpMethod.Get, "/apis/inference.networking.x-k8s.io/v1alpha2/inferenceobjectives")).Code.ShouldBe(404);
    }

    [Fact]
    public async Task EveryKindThatHasASchema_IsServed()
    {
        await using var twin = await TwinFixture.StartAsync(new() { AbsentKinds = new HashSet<string>() });
        var discovery = (await twin.SendAsync(HttpMethod.Get, "/apis", accept: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList")).Body!;
        var core = (await twin.SendAsync(HttpMethod.Get, "/api", accept: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList")).Body!;
        var served = discovery["items"]!.AsArray().Concat(core["items"]!.AsArray())
            .SelectMany(group => group!["versions"]!.AsArray()).SelectMany(version => version!["resources"]!.AsArray())
            .Select(resource => $"{resource!["responseKind"]!["group"]} {resource["responseKind"]!["kind"]}").ToHashSet(StringComparer.Ordinal);

        SchemaStore.Kinds().Where(kind => kind.Group is not ("kustomize.config.k8s.io" or "tandem.dev")).Select(kind => $"{kind.Group} {kind.Kind}").Where(kind => !served.Contains(kind)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pattern", "\"(\"")]
    [InlineData("type", "3")]
    [InlineData("type", "\"widget\"")]
    public async Task Rejects_ADefinitionWhoseSchemaCannotBeUsed_AndLivesOn(string name, string value)
    {
        await using var twin = await TwinFixture.StartAsync();
        var definition = JsonNode.Parse(Definition)!;
        definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]![name] = JsonNode.Parse(value);

        var (code, _, _) = await twin.SendAsync(HttpMethod.Post, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition.ToJsonString());

        code.ShouldBeOneOf(400, 422);
        (await twin.SendAsync(HttpMethod.Get, "/apis/apps/v1/deployments")).Code.ShouldBe(200);
    }

    [Fact]
    public async Task Discovery_OfBothForms_NamesTheSameResources()
    {
        await using var twin = await TwinFixture.StartAsync();
        var aggregated = (await twin.SendAsync(HttpMethod.Get, "/apis", accept: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json")).Body!;
        var apps = aggregated["items"]!.AsArray().Single(group => $"{group!["metadata"]!["name"]}" == "apps")!["versions"]![0]!["resources"]!.AsArray().Select(resource => $"{resource!["resource"]}");
        var legacy = (await twin.SendAsync(HttpMethod.Get, "/apis/apps/v1")).Body!["resources"]!.AsArray().Select(resource => $"{resource!["name"]}").Where(name => !name.Contains('/', StringComparison.Ordinal));

        apps.ShouldBe(legacy);
        (await twin.SendAsync(HttpMethod.Get, "/apis")).Body!["groups"]!.AsArray().Count.ShouldBe(aggregated["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Table_HasTheColumnsOfTheKind()
    {
        await using var twin = await WithWidgetsAsync();
        await twin.SendAsync(HttpMethod.Post, "/apis/example.com/v1/namespaces/default/widgets", Widget("""{"size":2}"""));
        twin.RunningPod("web");

        (await RowAsync("/apis/example.com/v1/widgets")).ShouldBe(["w", "2"]);
        (await RowAsync("/api/v1/namespaces/default/pods"))[..4].ShouldBe(["web", "1/1", "Running", "0"]);

        async Task<string[]> RowAsync(string path) =>
            [.. (await twin.SendAsync(HttpMethod.Get, path, accept: "application/json;as=Table;v=v1;g=meta.k8s.io")).Body!["rows"]![0]!["cells"]!.AsArray().Select(cell => $"{cell}")];
    }

    [Fact]
    public async Task Fault_IsAnsweredAsAStatus()
    {
        await using var twin = await TwinFixture.StartAsync(new()
        {
            Fault = request => request is { Resource: "pods", Verb: "list" } ? new ApiException(429, "TooManyRequests", "slow down") { Details = new JsonObject { ["retryAfterSeconds"] = 7 } } : null,
        });

        var (code, body, headers) = await twin.SendAsync(HttpMethod.Get, "/api/v1/pods");

        (code, $"{body!["reason"]}", headers.RetryAfter!.Delta).ShouldBe((429, "TooManyRequests", TimeSpan.FromSeconds(7)));
        (await twin.SendAsync(HttpMethod.Get, "/api/v1/nodes")).Code.ShouldBe(200);
    }

    [Fact]
    public async Task Admission_CompletesAndRefuses()
    {
        await using var twin = await TwinFixture.StartAsync(new()
        {
            Admit = (key, body) =>
            {
                body["data"] = new JsonObject { ["by"] = "admission" };
                if (key.Name == "bad")
                {
                    throw new ApiException(403, "Forbidden", "no");
                }
            },
        });

        $"{(await twin.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/configmaps", """{"metadata":{"name":"good"}}""")).Body!["data"]!["by"]}".ShouldBe("admission");
        (await twin.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/configmaps", """{"metadata":{"name":"bad"}}""")).Code.ShouldBe(403);
        twin.Store.Find(new ObjectKey("", "ConfigMap", "default", "bad")).ShouldBeNull();
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/configmaps", "{", 400)]
    [InlineData("/api/v1/namespaces/default/configmaps", "[]", 400)]
    [InlineData("/api/v1/namespaces/default/configmaps", """{"metadata":{"name":"Upper"}}""", 422)]
    [InlineData("/api/v1/namespaces/default/configmaps", """{"metadata":{}}""", 422)]
    [InlineData("/api/v1/namespaces/default/configmaps", """{"kind":"Secret","metadata":{"name":"x"}}""", 400)]
    [InlineData("/api/v1/namespaces/default/configmaps", """{"metadata":{"name":"x","namespace":"other"}}""", 400)]
    [InlineData("/api/v1/namespaces/default/nothings", """{"metadata":{"name":"x"}}""", 404)]
    [InlineData("/api/v1/configmaps", """{"metadata":{"name":"x"}}""", 405)]
    [InlineData("/anything", "{}", 404)]
    public async Task Rejects_RequestsThatMakeNoSense(string path, string body, int expected)
    {
        await using var twin = await TwinFixture.StartAsync();

        var (code, answer, _) = await twin.SendAsync(HttpMethod.Post, path, body);

        (code, $"{answer!["kind"]}").ShouldBe((expected, "Status"));
    }
}
