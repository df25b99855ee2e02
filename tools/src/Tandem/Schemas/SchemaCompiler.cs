using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tandem.Schemas;

/// <summary>Compiles one schema file. References stay inside the file, so a definition is compiled when first asked for.</summary>
internal sealed class SchemaCompiler(JsonElement root)
{
    // What may stand beside a reference without asking anything of the value.
    private static readonly string[] Remarks = ["$ref", "default", "description", "title", "nullable", "x-tandem-since"];
    private static readonly HashSet<string> NoKeys = [];
    private readonly ConcurrentDictionary<string, Schema> definitions = new(StringComparer.Ordinal);

    public Schema Compile() => Compile(root);

    /// <summary>Compiles all of a schema, references too, to see whether it can be.</summary>
    public static void Try(JsonElement root)
    {
        var compiler = new SchemaCompiler(root);
        compiler.Compile();
        var open = new Stack<JsonElement>([root]);
        while (open.TryPop(out var element))
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in element.EnumerateObject())
                {
                    if (member.NameEquals("$ref") && member.Value.ValueKind == JsonValueKind.String)
                    {
                        compiler.Definition(member.Value.GetString()!);
                    }

                    open.Push(member.Value);
                }
            }
            else if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    open.Push(item);
                }
            }
        }
    }

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
            IsReference = json.TryGetProperty("$ref", out _) && IsAllRemarks(json),
            Types = TypesOf(json),
            Format = Text(json, "format"),
            Properties = properties,
            Required = Texts(json, "required"),
            Additional = additional is { ValueKind: JsonValueKind.Object } others ? Compile(others) : null,
            Closed = !open && additional is { ValueKind: JsonValueKind.False },
            Items = Member(json, "items") is { } items ? Compile(items) : null,
            Enum = EnumOf(json, Plain),
            EnumKeys = EnumOf(json, NodeText.Of) is { } keys ? new HashSet<string>(keys, StringComparer.Ordinal) : NoKeys,
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
            Pattern = Text(json, "pattern") is { } pattern ? new Lazy<Regex>(() => Re2.Compile(pattern)) : null,
            PatternText = Text(json, "pattern"),
            UniqueItems = Flag(json, "uniqueItems") || Text(json, "x-kubernetes-list-type") == "set",
            ListKeys = Texts(json, "x-kubernetes-list-map-keys"),
            AllOf = Branches(json, "allOf"),
            AnyOf = Branches(json, "anyOf"),
            OneOf = Branches(json, "oneOf"),
            Not = Member(json, "not") is { } not ? Compile(not) : null,
            Default = Default(json) is { } value ? Plain(value) : null,
            DefaultKey = Default(json) is { } key ? new Lazy<string>(() => NodeText.Of(key)) : null,
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
        var element = reference.StartsWith('#') ? root : throw new InvalidOperationException($"it refers to {reference}, which lies outside its file");
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

    // Loops, not queries: what is generic over a value type is compiled anew in every run.
    private Dictionary<string, Schema>? Members(JsonElement json, string name)
    {
        if (Member(json, name) is not { } members)
        {
            return null;
        }

        var schemas = new Dictionary<string, Schema>(StringComparer.Ordinal);
        foreach (var member in members.EnumerateObject())
        {
            schemas.Add(member.Name, Compile(member.Value));
        }

        return schemas;
    }

    private Schema[] Branches(JsonElement json, string name)
    {
        if (Member(json, name) is not { } branches)
        {
            return [];
        }

        var schemas = new Schema[branches.GetArrayLength()];
        for (var i = 0; i < schemas.Length; i++)
        {
            schemas[i] = Compile(branches[i]);
        }

        return schemas;
    }

    private static JsonTypes TypesOf(JsonElement json)
    {
        var types = JsonTypes.None;
        switch (Member(json, "type"))
        {
            case { ValueKind: JsonValueKind.String } one:
                return TypeOf(one.GetString()!);
            case { ValueKind: JsonValueKind.Array } many:
                foreach (var type in many.EnumerateArray())
                {
                    types |= TypeOf(type.GetString()!);
                }

                break;
        }

        return types;
    }

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

    private static string[]? EnumOf(JsonElement json, Func<JsonElement, string> print)
    {
        if (Member(json, "const") is { } only)
        {
            return [print(only)];
        }

        if (Member(json, "enum") is not { } values)
        {
            return null;
        }

        var texts = new string[values.GetArrayLength()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = print(values[i]);
        }

        return texts;
    }

    private static bool IsAllRemarks(JsonElement json)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!Remarks.Contains(member.Name, StringComparer.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

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

    private static string[] Texts(JsonElement json, string name) => Member(json, name) is not { } texts ? [] : Strings(texts);

    private static string[] Strings(JsonElement texts)
    {
        var strings = new string[texts.GetArrayLength()];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = texts[i].GetString()!;
        }

        return strings;
    }
}
