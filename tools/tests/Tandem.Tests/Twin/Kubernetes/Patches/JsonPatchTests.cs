using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Twin.Kubernetes.Patches;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes.Patches;

/// <summary>The examples of RFC 6902, appendix A, and of RFC 6901, section 5.</summary>
public sealed class JsonPatchTests
{
    public static TheoryData<string, string, string, string> Published => new()
    {
        { "A.1", """{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux"}]""", """{"baz":"qux","foo":"bar"}""" },
        { "A.2", """{"foo":["bar","baz"]}""", """[{"op":"add","path":"/foo/1","value":"qux"}]""", """{"foo":["bar","qux","baz"]}""" },
        { "A.3", """{"baz":"qux","foo":"bar"}""", """[{"op":"remove","path":"/baz"}]""", """{"foo":"bar"}""" },
        { "A.4", """{"foo":["bar","qux","baz"]}""", """[{"op":"remove","path":"/foo/1"}]""", """{"foo":["bar","baz"]}""" },
        { "A.5", """{"baz":"qux","foo":"bar"}""", """[{"op":"replace","path":"/baz","value":"boo"}]""", """{"baz":"boo","foo":"bar"}""" },
        {
            "A.6", """{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}""", """[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]""",
            """{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}"""
        },
        { "A.7", """{"foo":["all","grass","cows","eat"]}""", """[{"op":"move","from":"/foo/1","path":"/foo/3"}]""", """{"foo":["all","cows","eat","grass"]}""" },
        {
            "A.8", """{"baz":"qux","foo":["a",2,"c"]}""", """[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]""",
            """{"baz":"qux","foo":["a",2,"c"]}"""
        },
        { "A.10", """{"foo":"bar"}""", """[{"op":"add","path":"/child","value":{"grandchild":{}}}]""", """{"foo":"bar","child":{"grandchild":{}}}""" },
        { "A.11", """{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux","xyz":123}]""", """{"foo":"bar","baz":"qux"}""" },
        { "A.14", """{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":10}]""", """{"/":9,"~1":10}""" },
        { "A.16", """{"foo":["bar"]}""", """[{"op":"add","path":"/foo/-","value":["abc","def"]}]""", """{"foo":["bar",["abc","def"]]}""" },
        { "the whole document", """{"foo":"bar"}""", """[{"op":"replace","path":"","value":[1]}]""", "[1]" },
        { "a copy shares nothing", """{"a":{"b":[1]}}""", """[{"op":"copy","from":"/a","path":"/c"},{"op":"add","path":"/c/b/-","value":2}]""", """{"a":{"b":[1]},"c":{"b":[1,2]}}""" },
        { "a test for null", """{"a":null}""", """[{"op":"test","path":"/a","value":null}]""", """{"a":null}""" },
        { "the order of members is none", """{"a":{"b":1,"c":2}}""", """[{"op":"test","path":"/a","value":{"c":2,"b":1.0}}]""", """{"a":{"b":1,"c":2}}""" },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "A.9", """{"baz":"qux"}""", """[{"op":"test","path":"/baz","value":"bar"}]""" },
        { "A.12", """{"foo":"bar"}""", """[{"op":"add","path":"/baz/bat","value":"qux"}]""" },
        { "A.15", """{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":"10"}]""" },
        { "removes what is absent", """{"foo":1}""", """[{"op":"remove","path":"/bar"}]""" },
        { "replaces what is absent", """{"foo":1}""", """[{"op":"replace","path":"/bar","value":1}]""" },
        { "an index beyond the end", """{"foo":[1]}""", """[{"op":"add","path":"/foo/2","value":1}]""" },
        { "an index with a leading zero", """{"foo":[1,2]}""", """[{"op":"remove","path":"/foo/01"}]""" },
        { "moves into itself", """{"a":{"b":1}}""", """[{"op":"move","from":"/a","path":"/a/c"}]""" },
        { "no such operation", """{"a":1}""", """[{"op":"delete","path":"/a"}]""" },
        { "a pointer without a slash", """{"a":1}""", """[{"op":"remove","path":"a"}]""" },
        { "an operation without a value", """{"a":1}""", """[{"op":"add","path":"/b"}]""" },
        { "no list", """{"a":1}""", """{"op":"remove","path":"/a"}""" },
    };

    public static TheoryData<string, string> Pointers => new()
    {
        { "/foo", """["bar","baz"]""" }, { "/foo/0", "\"bar\"" }, { "/", "0" }, { "/a~1b", "1" }, { "/c%d", "2" }, { "/e^f", "3" },
        { "/g|h", "4" }, { "/i\\j", "5" }, { "/k\"l", "6" }, { "/ ", "7" }, { "/m~0n", "8" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Applies_ThePublishedExamples(string name, string document, string patch, string expected)
    {
        var patched = JsonPatch.Apply(JsonNode.Parse(document), JsonNode.Parse(patch));

        JsonNode.DeepEquals(patched, JsonNode.Parse(expected)).ShouldBeTrue($"{name}: {patched?.ToJsonString()}");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Rejects_WhatCannotBeApplied(string name, string document, string patch)
    {
        var target = JsonNode.Parse(document);

        Should.Throw<ApiException>(() => JsonPatch.Apply(target, JsonNode.Parse(patch)), name).Code.ShouldBeOneOf(400, 422);

        target!.ToJsonString().ShouldBe(JsonNode.Parse(document)!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Pointers))]
    public void Finds_WhatPointersNameInRfc6901(string pointer, string expected)
    {
        var document = JsonNode.Parse("""{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}""");

        JsonPointer.Read(pointer).Find(document)!.ToJsonString().ShouldBe(JsonSerializer.Serialize(JsonNode.Parse(expected)));
    }
}
