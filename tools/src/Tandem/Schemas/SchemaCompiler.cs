using System.Collections.Concurrent;
using System.Text.Json;

namespace Tandem.Schemas;

/// <summary>Compiles one schema file. References stay inside the file, so a definition is compiled when first asked for.</summary>
internal sealed class SchemaCompiler(JsonElement root)
{
    // What may stand beside a reference without asking anything of the value.
    private static readonly string[] Remarks = ["$ref", "default", "description", "title", "nullable", "x-tandem-since"];
    private readonly ConcurrentDictionary<string, Schema> definitions = new(StringComparer.Ordinal);

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
            Reference = Text(json, "$ref") is { } name ? () => Definition(name) : null,
            IsReference = json.TryGetProperty("$ref", out _) && json.EnumerateObject().All(member => IsRemark(member.Name)),
            Types = TypesOf(json),
            Format = Text(json, "format"),
            Properties = properties,
            Required = Texts(json, "required"),
            Additional = additional is { ValueKind: JsonValueKind.Object } others ? Compile(others) : null,
            Closed = !open && additional is { ValueKind: JsonValueKind.False },
            Items = Member(json, "items") is { } items ? Compile(items) : null,
            Enum = EnumOf(json) is { } values ? [.. values.Select(Plain)] : null,
            EnumKeys = (EnumOf(json) ?? []).Select(NodeText.Of).ToHashSet(StringComparer.Ordinal),
            Minimum = Tighter(json, "minimum", "exclusiveMinimum", above: true),
            Maximum = Tighter(json, "maximum", "exclusiveMaximum", above: false),
            ExclusiveMinimum = Excludes(json, "minimum", "exclusiveMinimum", above: true),
            ExclusiveMaximum = Excludes(json, "maximum", "exclusiveMaximum", above: false),
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
            Default = Default(json) is { } value ? Plain(value) : null,
            DefaultKey = Default(json) is { } key ? NodeText.Of(key) : null,
            Since = Text(json, "x-tandem-since") is { } since ? Version.Parse(since) : null,
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
        foreach (var step in reference.TrimStart('#').Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            element = Step(element, name) ?? throw new InvalidOperationException($"A schema refers to {reference}, which its file does not define.");
        }

        return element;
    }

    private static JsonElement? Step(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => Member(element, name),
        JsonValueKind.Array when int.TryParse(name, out var index) && index >= 0 && index < element.GetArrayLength() => element[index],
        _ => null,
    };

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

    private static List<JsonElement>? EnumOf(JsonElement json) => Member(json, "const") is { } only ? [only]
        : Member(json, "enum") is { } values ? [.. values.EnumerateArray()]
        : null;

    private static bool IsRemark(string name) => Remarks.Contains(name, StringComparer.Ordinal);

    private static JsonElement? Default(JsonElement json) => Member(json, "default") is { ValueKind: not JsonValueKind.Null } value ? value : null;

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    // JSON Schema writes an exclusive limit as a number of its own, a CRD as a flag beside the other.
    private static double? Tighter(JsonElement json, string limit, string exclusive, bool above) =>
        (Number(json, limit), Number(json, exclusive)) is ({ } one, { } other) ? (above ? Math.Max(one, other) : Math.Min(one, other))
        : Number(json, limit) ?? Number(json, exclusive);

    private static bool Excludes(JsonElement json, string limit, string exclusive, bool above) =>
        Flag(json, exclusive) || (Number(json, exclusive) is { } value && Tighter(json, limit, exclusive, above) is { } tighter && tighter.Equals(value));

    private static JsonElement? Member(JsonElement json, string name) => json.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static double? Number(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static int? Count(JsonElement json, string name) => Number(json, name) is { } count ? (int)Math.Min(count, int.MaxValue) : null;

    private static bool Flag(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.True };

    private static string[] Texts(JsonElement json, string name) =>
        Member(json, name) is { } texts ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];
}
