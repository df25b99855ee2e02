using System.Text.Json.Nodes;
using CsCheck;

namespace Tandem.Tests.Twin.Kubernetes.Support;

/// <summary>Random JSON with few names, so that two documents meet in many places.</summary>
internal static class JsonGen
{
    private static readonly Gen<string> Name = Gen.Char["abcd"].Select(letter => letter.ToString());

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf(
        Gen.Int[0, 3].Select(number => (JsonNode?)number),
        Name.Select(text => (JsonNode?)text),
        Gen.Bool.Select(flag => (JsonNode?)flag),
        Gen.Const((JsonNode?)null));

    public static Gen<JsonObject> Object { get; } = Map(depth: 3);

    private static Gen<JsonNode?> Value(int depth) => depth == 0 ? Scalar : Gen.OneOf(
        Scalar,
        Map(depth - 1).Select(map => (JsonNode?)map),
        Value(depth - 1).Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])));

    private static Gen<JsonObject> Map(int depth) => Gen.Select(Name, Value(depth)).Array[0, 4].Select(members =>
    {
        var map = new JsonObject();
        foreach (var (name, value) in members)
        {
            map[name] = value?.DeepClone();
        }

        return map;
    });
}
