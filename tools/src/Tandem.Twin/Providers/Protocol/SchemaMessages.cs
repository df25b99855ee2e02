using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Tandem.Twin.Providers.Model;

namespace Tandem.Twin.Providers.Protocol;

/// <summary>Schemas as terraform asks for them, made once per provider.</summary>
internal static class SchemaMessages
{
    private static readonly ConcurrentDictionary<string, SchemaAnswer> Made = new();

    public static SchemaAnswer Of(string provider) => Made.GetOrAdd(provider, Make);

    private static SchemaAnswer Make(string provider)
    {
        var answer = new SchemaAnswer
        {
            Provider = Shape(SchemaCatalog.Provider(provider)),
            ServerCapabilities = new Capabilities { GetProviderSchemaOptional = true },
        };
        foreach (var schema in SchemaCatalog.Of(provider))
        {
            (schema.IsData ? answer.DataSourceSchemas : answer.ResourceSchemas)[schema.Type] = Shape(schema);
        }

        return answer;
    }

    private static SchemaShape Shape(ResourceSchema schema) => new() { Block = Block(schema.Root) };

    private static BlockShape Block(FieldSchema block) => new()
    {
        Deprecated = block.Deprecated,
        Attributes = { block.Fields.Values.Where(field => !field.IsBlock).Select(Attribute) },
        BlockTypes = { block.Fields.Values.Where(field => field.IsBlock).Select(Nested) },
    };

    // A planned default is a computed value: terraform refuses one for an attribute that is only optional.
    private static AttributeShape Attribute(FieldSchema field) => new()
    {
        Name = field.Name,
        Type = ByteString.CopyFromUtf8(TypeOf(field).ToJsonString()),
        Required = field.Required,
        Optional = field.Optional,
        Computed = field.MayBePlanned && !field.Required,
        Sensitive = field.Sensitive,
        Deprecated = field.Deprecated,
        WriteOnly = field.WriteOnly,
    };

    private static NestedShape Nested(FieldSchema field) => new()
    {
        TypeName = field.Name,
        Block = Block(field),
        Nesting = field.Kind switch { "list" => NestedShape.Types.Nesting.List, "set" => NestedShape.Types.Nesting.Set, _ => NestedShape.Types.Nesting.Single },
        MinItems = field.Least,
        MaxItems = field.Most,
    };

    private static JsonNode TypeOf(FieldSchema field)
    {
        var open = field.Kind.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return JsonValue.Create(field.Kind);
        }

        var inner = field.Kind[(open + 1)..^1];
        JsonNode element = inner == "object"
            ? new JsonArray("object", new JsonObject(field.Fields.Values.Select(item => KeyValuePair.Create(item.Name, (JsonNode?)TypeOf(item)))))
            : JsonValue.Create(inner);
        return new JsonArray(field.Kind[..open], element);
    }
}
