using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Patches;

/// <summary>A JSON Pointer, RFC 6901: the way to a value in a document.</summary>
internal sealed class JsonPointer
{
    private readonly string text;
    private readonly string[] steps;

    private JsonPointer(string text)
    {
        this.text = text;
        steps = [.. text.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }

    /// <summary>Reads a pointer.</summary>
    /// <exception cref="ApiException">400: it is no pointer.</exception>
    public static JsonPointer Read(string text) => text.Length == 0 || text.StartsWith('/') ? new JsonPointer(text)
        : throw ApiException.BadRequest($"\"{text}\" is no JSON pointer: it must begin with \"/\"");

    public bool IsBelow(JsonPointer other) => text.StartsWith(other.text + "/", StringComparison.Ordinal);

    /// <summary>The value.</summary>
    public JsonNode? Find(JsonNode? document) => steps.Aggregate(document, Into);

    /// <summary>The document with a value put there; in a list those behind it make room.</summary>
    public JsonNode? Add(JsonNode? document, JsonNode? value)
    {
        if (steps.Length == 0)
        {
            return value;
        }

        switch (Holder(document))
        {
            case JsonObject map:
                map[steps[^1]] = value;
                break;
            case JsonArray list:
                list.Insert(steps[^1] == "-" ? list.Count : Index(steps[^1], list.Count), value);
                break;
            default:
                throw Absent();
        }

        return document;
    }

    /// <summary>The document with another value there.</summary>
    public JsonNode? Replace(JsonNode? document, JsonNode? value)
    {
        if (steps.Length == 0)
        {
            return value;
        }

        switch (Holder(document))
        {
            case JsonObject map when map.ContainsKey(steps[^1]):
                map[steps[^1]] = value;
                break;
            case JsonArray list:
                list[Index(steps[^1], list.Count - 1)] = value;
                break;
            default:
                throw Absent();
        }

        return document;
    }

    /// <summary>The document without the value.</summary>
    public JsonNode? Remove(JsonNode? document, out JsonNode? removed)
    {
        removed = Find(document);
        switch (steps.Length == 0 ? null : Holder(document))
        {
            case JsonObject map:
                map.Remove(steps[^1]);
                return document;
            case JsonArray list:
                list.RemoveAt(Index(steps[^1], list.Count - 1));
                return document;
            default:
                return null;
        }
    }

    public override string ToString() => text;

    private JsonNode? Holder(JsonNode? document) => steps.SkipLast(1).Aggregate(document, Into);

    private JsonNode? Into(JsonNode? node, string step) => node switch
    {
        JsonObject map when map.TryGetPropertyValue(step, out var value) => value,
        JsonArray list => list[Index(step, list.Count - 1)],
        _ => throw Absent(),
    };

    // RFC 6901: digits only, and no zero before others.
    private int Index(string step, int most) =>
        step.Length > 0 && step.All(char.IsAsciiDigit) && (step == "0" || step[0] != '0')
            && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= most ? index : throw Absent();

    private ApiException Absent() => JsonPatch.Unusable($"path \"{text}\" does not exist");
}
