using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Schemas;
using Tandem.Twin.Kubernetes.Patches;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes.Patches;

public sealed class StrategicMergeTests
{
    private static readonly FieldSchema Pod = new KindSchemas().Of(new SchemaId("", "v1", "Pod"));

    private static JsonObject Merge(string document, string patch) => StrategicMerge.Apply((JsonObject)JsonNode.Parse(document)!, (JsonObject)JsonNode.Parse(patch)!, Pod);

    private static string Names(JsonObject pod, string list = "containers") => string.Join(' ', pod["spec"]![list]!.AsArray().Select(item => $"{item!["name"]}"));

    private const string Three = """{"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"},{"name":"c","image":"1"}]}}""";

    [Fact]
    public void Merges_ContainersByName()
    {
        var merged = Merge(Three, """{"spec":{"containers":[{"name":"b","image":"2"},{"name":"d","image":"1"}]}}""");

        Names(merged).ShouldBe("a b c d");
        $"{merged["spec"]!["containers"]![1]!["image"]}".ShouldBe("2");
    }

    [Fact]
    public void Deletes_AnItemByDirective() => Names(Merge(Three, """{"spec":{"containers":[{"$patch":"delete","name":"b"}]}}""")).ShouldBe("a c");

    [Fact]
    public void Replaces_AListByDirective() => Names(Merge(Three, """{"spec":{"containers":[{"$patch":"replace"},{"name":"z"}]}}""")).ShouldBe("z");

    [Fact]
    public void Orders_AsThePatchAsks_AndKeepsTheRestInPlace() =>
        Names(Merge(Three, """{"spec":{"$setElementOrder/containers":[{"name":"c"},{"name":"a"}]}}""")).ShouldBe("b c a");

    [Fact]
    public void Orders_NewItemsAmongOld() =>
        Names(Merge(Three, """{"spec":{"$setElementOrder/containers":[{"name":"a"},{"name":"x"},{"name":"b"},{"name":"c"}],"containers":[{"name":"x"}]}}""")).ShouldBe("a x b c");

    [Fact]
    public void Leaves_AKeyedListThatNothingIsAskedOf() => Names(Merge(Three, """{"spec":{"containers":[]}}""")).ShouldBe("a b c");

    [Fact]
    public void Replaces_TolerationsAsAWhole()
    {
        var merged = Merge("""{"spec":{"tolerations":[{"key":"a"}]}}""", """{"spec":{"tolerations":[{"key":"b"}]}}""");

        merged["spec"]!["tolerations"]!.ToJsonString().ShouldBe("""[{"key":"b"}]""");
    }

    [Fact]
    public void Keeps_OnlyWhatRetainKeysNames()
    {
        var merged = Merge("""{"spec":{"volumes":[{"name":"v","emptyDir":{}}]}}""", """{"spec":{"volumes":[{"$retainKeys":["name","configMap"],"name":"v","configMap":{"name":"c"}}]}}""");

        merged["spec"]!["volumes"]!.ToJsonString().ShouldBe("""[{"name":"v","configMap":{"name":"c"}}]""");
    }

    [Fact]
    public void Unites_Finalizers()
    {
        var merged = Merge("""{"metadata":{"finalizers":["a","b"]}}""", """{"metadata":{"finalizers":["c"],"$deleteFromPrimitiveList/finalizers":["a"]}}""");

        merged["metadata"]!["finalizers"]!.ToJsonString().ShouldBe("""["b","c"]""");
    }

    [Fact]
    public void Merges_PortsByContainerPortAlone()
    {
        var merged = Merge("""{"spec":{"containers":[{"name":"a","ports":[{"containerPort":80,"protocol":"TCP"}]}]}}""", """{"spec":{"containers":[{"name":"a","ports":[{"containerPort":80,"name":"web"}]}]}}""");

        merged["spec"]!["containers"]![0]!["ports"]!.ToJsonString().ShouldBe("""[{"containerPort":80,"protocol":"TCP","name":"web"}]""");
    }

    [Fact]
    public void Merges_ConditionsByType()
    {
        var merged = Merge("""{"status":{"conditions":[{"type":"Ready","status":"False"},{"type":"Other","status":"True"}]}}""", """{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""");

        merged["status"]!["conditions"]!.ToJsonString().ShouldBe("""[{"type":"Ready","status":"True"},{"type":"Other","status":"True"}]""");
    }

    [Fact]
    public void Removes_AFieldThatIsNull() => Merge(Three, """{"spec":{"containers":[{"name":"a","image":null}]}}""")["spec"]!["containers"]![0]!.ToJsonString().ShouldBe("""{"name":"a"}""");

    [Theory]
    [InlineData("""{"spec":{"containers":[{"image":"1"}]}}""")]
    [InlineData("""{"spec":{"containers":["a"]}}""")]
    [InlineData("""{"spec":{"$patch":"vanish"}}""")]
    public void Rejects_ItemsWithoutTheKey_AndUnknownDirectives(string patch) => Should.Throw<ApiException>(() => Merge(Three, patch)).Code.ShouldBe(400);
}
