using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary><c>schemas import</c>: other people's kinds, taken from CRDs or an OpenAPI document, and read by <c>validate</c>.</summary>
public sealed class SchemasImportTests
{
    private const string Crd = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          names: {kind: Widget, plural: widgets}
          scope: Namespaced
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      required: [size]
                      properties: {size: {type: integer}}
        """;

    private const string Widget = "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a}\nspec: {size: large}\n";

    private const string Gadgets = """
        {"swagger": "2.0", "definitions": {
          "com.example.Gadget": {
            "type": "object", "x-kubernetes-group-version-kind": [{"group": "example.com", "version": "v2", "kind": "Gadget"}],
            "properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"},
              "spec": {"$ref": "#/definitions/com.example.GadgetSpec"}}},
          "com.example.GadgetSpec": {"type": "object", "properties": {"inner": {"$ref": "#/definitions/com.example.GadgetSpec"}, "count": {"type": "integer"}}}}}
        """;

    [Fact]
    public async Task Repository_ReadsWhatWasImported()
    {
        using var tree = TestTree.Minimal();
        tree.Write("crds.yaml", $"{Crd}\n---\n{Widget}");
        tree.Write("clusters/region-a/configmap.yaml", Widget);

        var result = await CommandLine.RunAsync(tree.Root, ["schemas", "import", "crds.yaml"]);

        (result.ExitCode, result.Error).ShouldBe((0, ""));
        result.Output.ShouldBe("added      example.com/v1 Widget  schemas/example.com/widget_v1.json\npassed over: 1 object of other kinds\n");
        (await CommandLine.RunAsync(tree.Root, ["schemas", "list"])).Output.ShouldContain("Widget                         schemas/example.com/widget_v1.json");
        var found = await CommandLine.RunAsync(tree.Root, ["validate"]);
        (found.ExitCode, found.Output).ShouldSatisfyAllConditions(
            seen => seen.ExitCode.ShouldBe(1),
            seen => seen.Output.ShouldContain("spec.size must be an integer"),
            seen => seen.Output.ShouldNotContain("TND0002"));
    }

    [Fact]
    public async Task AnybodysFiles_ReadThemByOption()
    {
        using var tree = TestTree.Minimal();
        File.Delete(tree.Absolute("tandem.yaml"));
        tree.Write("widget.yaml", Widget);
        tree.Write("list.json", """{"apiVersion": "example.com/v2", "kind": "Gadget", "metadata": {"name": "g"}, "spec": {"inner": {"inner": {"counts": 1}}}}""");

        await CommandLine.RunAsync(tree.Root, ["schemas", "import", "-", "--output", "own"], Crd);
        var imported = await CommandLine.RunAsync(tree.Root, ["schemas", "import", "-", "-o", "own"], Gadgets);
        var result = await CommandLine.RunAsync(tree.Root, ["validate", "widget.yaml", "list.json", "--schemas", "own"]);

        imported.Output.ShouldBe("added      example.com/v2 Gadget  own/example.com/gadget_v2.json\n");
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain("spec.size must be an integer");
        result.Output.ShouldContain("Did you mean count?");
        (await CommandLine.RunAsync(tree.Root, ["validate", "widget.yaml", "--schemas", "nowhere"])).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task WhatIsThere_IsReplacedOnlyByForce()
    {
        using var tree = TestTree.Minimal();
        tree.Write("crd.yaml", Crd);
        await CommandLine.RunAsync(tree.Root, ["schemas", "import", "crd.yaml"]);
        (await CommandLine.RunAsync(tree.Root, ["schemas", "import", "crd.yaml"])).Output.ShouldStartWith("unchanged  example.com/v1 Widget");
        var before = tree.Read("schemas/example.com/widget_v1.json");
        tree.Write("crd.yaml", Crd.Replace("type: integer", "type: string", StringComparison.Ordinal));

        var refused = await CommandLine.RunAsync(tree.Root, ["schemas", "import", "crd.yaml"]);

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("crd.yaml:1:1: example.com/v1 Widget differs from schemas/example.com/widget_v1.json, which is there.");
        tree.Read("schemas/example.com/widget_v1.json").ShouldBe(before);
        (await CommandLine.RunAsync(tree.Root, ["schemas", "import", "crd.yaml", "--force"])).Output.ShouldStartWith("replaced   example.com/v1 Widget");
        Directory.GetFiles(tree.Absolute("schemas/example.com")).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n", "input.yaml:1:1: There is no definition here: this is a Secret.")]
    [InlineData("a: b\n", "input.yaml:1:1: The document is no object: it is a mapping without apiVersion and kind.")]
    [InlineData("", "input.yaml:1:1: There is no definition here")]
    [InlineData("apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata: {name: a}\n", "input.yaml:1:13: apiextensions.k8s.io/v1beta1 is too old")]
    [InlineData("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\nspec:\n  grupp: a\n", "input.yaml:4:1: spec.group is required; it is missing.")]
    [InlineData("a: [\n", "input.yaml:1:")]
    public async Task WhatIsNoDefinition_IsNamedWithItsPlace(string text, string complaint)
    {
        using var tree = TestTree.Minimal();
        tree.Write("input.yaml", text);
        tree.Write("crd.yaml", Crd);

        var result = await CommandLine.RunAsync(tree.Root, ["schemas", "import", "crd.yaml", "input.yaml"]);

        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldStartWith($"tandem: {complaint}");
        Directory.Exists(tree.Absolute("schemas")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{", "TND0001")]
    [InlineData("{\"$ref\": \"definitions.json#/a\"}", "lies outside its file")]
    [InlineData("{\"type\": \"widget\"}", "TND0001")]
    public async Task ABrokenSchema_IsUnchecked(string schema, string seen)
    {
        using var tree = TestTree.Minimal();
        tree.Write("schemas/example.com/widget_v1.json", schema);
        tree.Write("clusters/region-a/configmap.yaml", Widget);

        var result = await CommandLine.RunAsync(tree.Root, ["validate"]);

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        result.Output.ShouldContain(seen);
        result.Output.ShouldContain("schemas/example.com/widget_v1.json");
    }
}
