using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Providers.Values;

/// <summary>Values as JSON, as terraform's state file and our store hold them. An unknown value has no JSON and becomes null.</summary>
internal static class ValueJson
{
    public static Value Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Value.Of(json.GetString()!),
        JsonValueKind.Number => new NumberValue(json.GetDouble()),
        JsonValueKind.True => Value.Of(true),
        JsonValueKind.False => Value.Of(false),
        JsonValueKind.Array => new ListValue([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => new MapValue(json.EnumerateObject().ToDictionary(property => property.Name, property => Read(property.Value))),
        _ => Value.Null,
    };

    public static JsonNode? Write(Value value) => value switch
    {
        TextValue text => JsonValue.Create(text.Content),
        NumberValue { IsWhole: true } number => JsonValue.Create((long)number.Number),
        NumberValue number => JsonValue.Create(number.Number),
        BoolValue flag => JsonValue.Create(flag.Flag),
        ListValue list => new JsonArray([.. list.Items.Select(Write)]),
        MapValue map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Write(entry.Value)))),
        _ => null,
    };
}
