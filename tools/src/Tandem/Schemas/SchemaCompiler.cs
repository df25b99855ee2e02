using System.Text.Json;

namespace Tandem.Schemas;

/// <summary>Compiles one schema file. References stay inside the file, so a definition is compiled when first asked for.</summary>
internal sealed class SchemaCompiler(JsonElement root)
{
    private readonly Dictionary<string, Schema> definitions = new(StringComparer.Ordinal);

    public Schema Compile() => Compile(root);

    private Schema Compile(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return json.GetBoolean() ? new Schema() : new Schema { Not = new Schema() };
        }

        var properties = Members(json, "properties");
        var additional = Member(json, "additionalProperties");
        var open = Flag(json, "x-kubernetes-preserve-unknown-fields");
        return new Schema
        {
            Reference = Member(json, "$ref") is { } name ? () => Definition(name.GetString()!) : null,
            Types = TypesOf(json),
            Format = Text(json, "format"),
            Properties = properties,
            Required = Texts(json, "required"),
            Additional = additional is { ValueKind: JsonValueKind.Object } values ? Compile(values) : null,
            Closed = !open && additional is { ValueKind: JsonValueKind.False },
            Items = Member(json, "items") is { } items ? Compile(items) : null,
            Enum = EnumOf(json),
            Minimum = Number(json, "minimum") ?? Number(json, "exclusiveMinimum"),
            Maximum = Number(json, "maximum") ?? Number(json, "exclusiveMaximum"),
            ExclusiveMinimum = Number(json, "exclusiveMinimum") is not null,
            ExclusiveMaximum = Number(json, "exclusiveMaximum") is not null,
            MultipleOf = Number(json, "multipleOf"),
            MinLength = Count(json, "minLength"),
            MaxLength = Count(json, "maxLength"),
            MinItems = Count(json, "minItems"),
            MaxItems = Count(json, "maxItems"),
            MinProperties = Count(json, "minProperties"),
            MaxProperties = Count(json, "maxProperties"),
            Pattern = Text(json, "pattern") is { } pattern ? Re2.Compile(pattern) : null,
            PatternText = Text(json, "pattern"),
            UniqueItems = Flag(json, "uniqueItems") || Text(json, "x-kubernetes-list-type") == "set",
            ListKeys = Texts(json, "x-kubernetes-list-map-keys"),
            AllOf = Branches(json, "allOf"),
            AnyOf = Branches(json, "anyOf"),
            OneOf = Branches(json, "oneOf"),
            Not = Member(json, "not") is { } not ? Compile(not) : null,
            Default = Member(json, "default") is { } value ? Plain(value) : null,
        };
    }

    private Schema Definition(string reference)
    {
        if (!definitions.TryGetValue(reference, out var schema))
        {
            schema = Compile(Resolve(reference));
            definitions[reference] = schema;
        }

        return schema;
    }

    private JsonElement Resolve(string reference)
    {
        var element = root;
        foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            element = element.TryGetProperty(name, out var next)
                ? next
                : throw new InvalidOperationException($"A schema refers to {reference}, which its file does not define.");
        }

        return element;
    }

    private Dictionary<string, Schema>? Members(JsonElement json, string name) => Member(json, name) is not { } members ? null
        : members.EnumerateObject().ToDictionary(member => member.Name, member => Compile(member.Value), StringComparer.Ordinal);

    private Schema[] Branches(JsonElement json, string name) =>
        Member(json, name) is { } branches ? [.. branches.EnumerateArray().Select(Compile)] : [];

    private static JsonTypes TypesOf(JsonElement json) => Member(json, "type") switch
    {
        { ValueKind: JsonValueKind.String } one => TypeOf(one.GetString()!),
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Aggregate(JsonTypes.None, (types, type) => types | TypeOf(type.GetString()!)),
        _ => JsonTypes.None,
    };

    private static JsonTypes TypeOf(string name) => name switch
    {
        "object" => JsonTypes.Object,
        "array" => JsonTypes.Array,
        "string" => JsonTypes.String,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number | JsonTypes.Integer,
        "boolean" => JsonTypes.Boolean,
        "null" => JsonTypes.Null,
        _ => throw new InvalidOperationException($"A schema has the type \"{name}\", which JSON Schema does not know."),
    };

    private static List<string?>? EnumOf(JsonElement json) => Member(json, "const") is { } only ? [Plain(only)]
        : Member(json, "enum") is { } values ? [.. values.EnumerateArray().Select(Plain)]
        : null;

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static JsonElement? Member(JsonElement json, string name) => json.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement json, string name) => Member(json, name)?.GetString();

    private static double? Number(JsonElement json, string name) => Member(json, name)?.GetDouble();

    private static int? Count(JsonElement json, string name) => Member(json, name)?.GetInt32();

    private static bool Flag(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.True };

    private static string[] Texts(JsonElement json, string name) =>
        Member(json, name) is { } texts ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];
}
