using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Schemas;

/// <summary>Adds to the definitions what the models lose, from the hand-kept tables.</summary>
internal static class Tables
{
    // A table says why where a value is not obvious.
    private static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip };

    private static readonly (string Table, Action<JsonObject, JsonNode> Mark)[] FieldTables =
    [
        ("defaults", FieldMarks.Default),
        ("enums", FieldMarks.Enum),
        ("formats", FieldMarks.Format),
        ("lengths", FieldMarks.Length),
        ("list-keys", FieldMarks.List),
        ("ranges", FieldMarks.Range),
        ("since", FieldMarks.Since),
    ];

    /// <summary>Applies every table; an entry that names nothing is an error, so that no table outlives its model.</summary>
    public static void Apply(IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var strays = Require(definitions)
            .Concat(FieldTables.SelectMany(table => Mark(table.Table, table.Mark, definitions)))
            .Concat(Branch(definitions))
            .ToList();
        if (strays.Count > 0)
        {
            throw new InvalidOperationException($"tables name what no model has: {string.Join(", ", strays)}");
        }
    }

    private static List<string> Require(IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var strays = new List<string>();
        foreach (var (type, fields) in Load("required"))
        {
            var names = fields!.AsArray().GetValues<string>().ToList();
            strays.AddRange(names.Where(field => Property(definitions, type, field) is null).Select(field => $"required {type}.{field}"));
            definitions.GetValueOrDefault(type)?.Insert(1, "required", fields.DeepClone());
        }

        return strays;
    }

    private static List<string> Branch(IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var strays = new List<string>();
        foreach (var (type, branches) in Load("branches"))
        {
            if (definitions.GetValueOrDefault(type) is not { } definition)
            {
                strays.Add($"branches {type}");
                continue;
            }

            foreach (var (keyword, branch) in branches!.AsObject())
            {
                definition.Add(keyword, branch!.DeepClone());
            }
        }

        return strays;
    }

    private static List<string> Mark(string table, Action<JsonObject, JsonNode> mark, IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var strays = new List<string>();
        foreach (var (type, fields) in Load(table))
        {
            foreach (var (field, value) in fields!.AsObject())
            {
                if (Property(definitions, type, field) is { } property)
                {
                    mark(property, value!);
                }
                else
                {
                    strays.Add($"{table} {type}.{field}");
                }
            }
        }

        return strays;
    }

    private static JsonObject? Property(IReadOnlyDictionary<string, JsonObject> definitions, string type, string field) =>
        definitions.GetValueOrDefault(type)?["properties"]?[field]?.AsObject();

    private static JsonObject Load(string table)
    {
        using var stream = typeof(Tables).Assembly.GetManifestResourceStream(table)
            ?? throw new InvalidOperationException($"no table {table}");
        return JsonNode.Parse(stream, documentOptions: Commented)!.AsObject();
    }
}
