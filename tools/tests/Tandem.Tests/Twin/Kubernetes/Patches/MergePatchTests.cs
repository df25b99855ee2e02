using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes.Patches;

namespace Tandem.Tests.Twin.Kubernetes.Patches;

/// <summary>The examples of RFC 7386, section 3 and appendix A, and what holds of every patch.</summary>
public sealed class MergePatchTests
{
    public static TheoryData<string, string, string> Published => new()
    {
        { """{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""" },
        { """{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""" },
        { """{"a":"b"}""", """{"a":null}""", "{}" },
        { """{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""" },
        { """{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""" },
        { """{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""" },
        { """{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""" },
        { """{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""" },
        { """["a","b"]""", """["c","d"]""", """["c","d"]""" },
        { """{"a":"b"}""", """["c"]""", """["c"]""" },
        { """{"a":"foo"}""", "null", "null" },
        { """{"a":"foo"}""", "\"bar\"", "\"bar\"" },
        { """{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""" },
        { "[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""" },
        { "{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""" },
        {
            """{"title":"Goodbye!","author":{"givenName":"John","familyName":"Doe"},"tags":["example","sample"],"content":"This will be unchanged"}""",
            """{"title":"Hello!","phoneNumber":"+01-123-456-7890","author":{"familyName":null},"tags":["example"]}""",
            """{"title":"Hello!","author":{"givenName":"John"},"tags":["example"],"content":"This will be unchanged","phoneNumber":"+01-123-456-7890"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Applies_ThePublishedExamples(string document, string patch, string expected)
    {
        var patched = MergePatch.Apply(JsonNode.Parse(document), JsonNode.Parse(patch));

        JsonNode.DeepEquals(patched, JsonNode.Parse(expected)).ShouldBeTrue(patched?.ToJsonString());
    }

    [Fact]
    public void Applied_Twice_IsAsOnce() => Gen.Select(JsonGen.Object, JsonGen.Object).Sample((document, patch) =>
    {
        var once = MergePatch.Apply(document, patch);

        return JsonNode.DeepEquals(once, MergePatch.Apply(once, patch));
    });

    [Fact]
    public void Applied_LeavesBothAsTheyWere() => Gen.Select(JsonGen.Object, JsonGen.Object).Sample((document, patch) =>
    {
        var (before, change) = (document.ToJsonString(), patch.ToJsonString());
        MergePatch.Apply(document, patch);

        return document.ToJsonString() == before && patch.ToJsonString() == change;
    });

    [Fact]
    public void OfNothing_ChangesNothing() => JsonGen.Object.Sample(document => JsonNode.DeepEquals(document, MergePatch.Apply(document, new JsonObject())));
}
