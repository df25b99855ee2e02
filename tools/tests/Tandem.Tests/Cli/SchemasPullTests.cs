using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Tests.Programs;
using Tandem.Tests.Support;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Cli;

/// <summary><c>schemas pull</c>: what a live cluster holds its objects against; and the lock that says so ever after.</summary>
public sealed class SchemasPullTests
{
    private const string Crd = """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "widgets.example.com"},
         "spec": {"group": "example.com", "scope": "Namespaced", "names": {"kind": "Widget", "plural": "widgets", "singular": "widget", "listKind": "WidgetList"},
          "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object",
           "properties": {"spec": {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}}}}}}]}}
        """;

    private const string Widget = "schemas/example.com/widget_v1.json";

    // A cluster that has one kind to tell of, by OpenAPI alone.
    private static readonly Dictionary<string, string> Documents = new(StringComparer.Ordinal)
    {
        ["apis/apiextensions.k8s.io/v1/customresourcedefinitions"] = """{"kind": "CustomResourceDefinitionList", "apiVersion": "apiextensions.k8s.io/v1", "items": []}""",
        ["openapi/v3"] = """{"paths": {".well-known/openid-configuration": {"serverRelativeURL": "/nowhere"}, "apis/apps/v1": {"serverRelativeURL": "/openapi/v3/apis/apps/v1?hash=AB"}}}""",
        ["openapi/v3/apis/apps/v1?hash=AB"] = """
            {"openapi": "3.0.0", "components": {"schemas": {"io.k8s.api.apps.v1.Gadget": {"type": "object",
              "x-kubernetes-group-version-kind": [{"group": "apps", "version": "v1", "kind": "Gadget"}],
              "properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"}, "spec": {"allOf": [{"$ref": "#/components/schemas/Spec"}]}}},
              "Spec": {"type": "object", "properties": {"count": {"type": "integer"}}}}}}
            """,
    };

    [Fact]
    public async Task Pull_TakesTheClustersKindsIn_AndLocksThem()
    {
        using var tree = TestTree.Minimal();
        await using var twin = await TwinFixture.StartAsync();
        Define(twin);

        var first = await PullAsync(tree, Kubeconfig(tree, twin.Address));
        var again = await PullAsync(tree, Kubeconfig(tree, twin.Address));

        first.ExitCode.ShouldBe(0, first.Output + first.Error);
        first.Output.ShouldContain($"added      example.com/v1 Widget  {Widget}\n");
        again.Output.ShouldContain($"unchanged  example.com/v1 Widget  {Widget}\n");
        (await CommandLine.RunAsync(tree.Root, ["schemas", "list"])).Output.ShouldContain($"{Widget}, from context us\n");
        tree.Write("clusters/region-a/configmap.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a}\nspec: {size: large}\n");
        (await CommandLine.RunAsync(tree.Root, ["validate"])).Output.ShouldContain("spec.size must be an integer");

        tree.Edit(Widget, "\"integer\"", "\"string\"");
        var changed = await CommandLine.RunAsync(tree.Root, ["validate"]);

        changed.ExitCode.ShouldBe(3);
        changed.Output.ShouldContain("it was changed since it was imported from context us");

        File.Delete(tree.Absolute(Widget));
        var gone = await CommandLine.RunAsync(tree.Root, ["validate"]);

        gone.ExitCode.ShouldBe(3);
        gone.Output.ShouldContain("it is missing, and imported.lock says that it was imported from context us");
    }

    [Fact]
    public async Task Pull_OfEverything_ReadsTheOpenApiDocuments()
    {
        using var tree = TestTree.Minimal();
        await using var cluster = new LoopbackServer(Documents.ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value), StringComparer.Ordinal));

        var result = await PullAsync(tree, Kubeconfig(tree, cluster.Address), "--all");

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldBe("added      apps/v1 Gadget  schemas/apps/gadget_v1.json\n");
        tree.Read("schemas/imported.lock").ShouldContain("\"source\": \"context us\"");
    }

    [Fact]
    public async Task Pull_WithoutRights_NamesTheVerb()
    {
        using var tree = TestTree.Minimal();
        await using var twin = await TwinFixture.StartAsync(new TwinApiOptions
        {
            Fault = request => request.Resource == "customresourcedefinitions" ? new ApiException(403, "Forbidden", "User \"dev\" cannot list resource \"customresourcedefinitions\"") : null,
        });

        var result = await PullAsync(tree, Kubeconfig(tree, twin.Address));

        result.ExitCode.ShouldBe(3, result.Output);
        result.Error.ShouldContain("You may not list customresourcedefinitions.apiextensions.k8s.io in context us: User \"dev\" cannot list");
    }

    [Fact]
    public async Task Pull_FromACluster_ThatDoesNotAnswer_EndsAtTheDeadline()
    {
        using var tree = TestTree.Minimal();
        await using var cluster = new LoopbackServer([]) { Silent = true };

        var silent = await PullAsync(tree, Kubeconfig(tree, cluster.Address), "--deadline", "1");
        var dead = await PullAsync(tree, Kubeconfig(tree, new Uri("http://127.0.0.1:1")));
        var unknown = await CommandLine.RunAsync(tree.Root, ["schemas", "pull", "--context", "eu", "--kubeconfig", tree.Absolute("kubeconfig")]);

        (silent.ExitCode, dead.ExitCode, unknown.ExitCode).ShouldBe((3, 3, 3));
        silent.Error.ShouldContain("no answer within 1 seconds");
        dead.Error.ShouldContain("The cluster of context us cannot be reached");
        unknown.Error.ShouldContain("The context eu of");
        Directory.Exists(tree.Absolute("schemas")).ShouldBeFalse();
    }

    private static string Kubeconfig(TestTree tree, Uri address)
    {
        tree.Write("kubeconfig", $$$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: us, cluster: {server: "{{{address}}}"}}]
            users: [{name: us, user: {token: any}}]
            contexts: [{name: us, context: {cluster: us, user: us}}]
            """);
        return tree.Absolute("kubeconfig");
    }

    private static void Define(TwinFixture twin) =>
        twin.Store.Create(new ObjectKey("apiextensions.k8s.io", "CustomResourceDefinition", "", "widgets.example.com"), (JsonObject)JsonNode.Parse(Crd)!);

    private static Task<CommandLine.Result> PullAsync(TestTree tree, string kubeconfig, params string[] more) =>
        CommandLine.RunAsync(tree.Root, ["schemas", "pull", "--context", "us", "--kubeconfig", kubeconfig, .. more]);
}
