using System.Text.Json;

namespace Tandem.Twin.Providers.Model;

/// <summary>One file of schemas: resource types, and under <c>like NAME</c> the blocks that several of them hold.</summary>
internal sealed class SchemaFile
{
    private const string Header = "@";

    private readonly JsonElement root;

    private SchemaFile(JsonElement root) => this.root = root;

    public static IEnumerable<ResourceSchema> Read(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        var file = new SchemaFile(document.RootElement);
        return [.. document.RootElement.EnumerateObject().Where(entry => !entry.Name.StartsWith("like ", StringComparison.Ordinal)).Select(file.Resource)];
    }

    private ResourceSchema Resource(JsonProperty entry)
    {
        var type = entry.Name[(entry.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        var words = entry.Value.GetProperty(Header).GetString()!.Split(' ');
        var api = words.FirstOrDefault(word => word.StartsWith("api:", StringComparison.Ordinal))?["api:".Length..];
        var header = string.Join(' ', words.Skip(1).Where(word => !word.StartsWith("api:", StringComparison.Ordinal)).Prepend("single?"));
        var field = FieldText.Parse(type, header, Fields(entry.Value));
        return new ResourceSchema(type, words[0], field.Beta, api, field);
    }

    private Dictionary<string, FieldSchema> Fields(JsonElement block) =>
        block.EnumerateObject().Where(entry => entry.Name != Header).ToDictionary(entry => entry.Name, entry => Field(entry.Name, entry.Value));

    private FieldSchema Field(string name, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            return FieldText.Parse(name, json.GetProperty(Header).GetString()!, Fields(json));
        }

        var text = json.GetString()!;
        if (name == "timeouts")
        {
            return FieldText.Parse(name, "single?", text.Split(' ').ToDictionary(verb => verb, verb => FieldText.Parse(verb, "string? format:duration", None)));
        }

        var like = text.IndexOf(" like:", StringComparison.Ordinal);
        return like < 0 ? FieldText.Parse(name, text, None) : Like(name, text[..like], root.GetProperty("like " + text[(like + " like:".Length)..]));
    }

    private static Dictionary<string, FieldSchema> None => [];

    private FieldSchema Like(string name, string text, JsonElement shape)
    {
        var header = shape.TryGetProperty(Header, out var groups) ? $"{text} {groups.GetString()}" : text;
        return FieldText.Parse(name, header, Fields(shape));
    }
}
