using System.Text.Json;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Tests.Schemas;

/// <summary>A schema, a value, and what must be said of it: <c>TND0105 value at spec.a</c>, several joined by <c>; </c>, nothing for a valid one.</summary>
public sealed record SchemaCase(string Name, Node Schema, Node Value, string Expected)
{
    private static readonly SchemaId Id = new("test.tandem.dev", "v1", "Case");

    /// <summary>The cases of one entry of <c>cases/*.yaml</c>.</summary>
    public static IEnumerable<SchemaCase> From(MappingNode entry)
    {
        var (name, schema) = (entry.Text("case")!, entry["schema"]!);
        var valid = entry.List("valid").Select((value, i) => new SchemaCase($"{name}: valid {i}", schema, value, ""));
        var invalid = entry.List("invalid").Cast<MappingNode>()
            .Select((value, i) => new SchemaCase($"{name}: invalid {i}", schema, value["value"]!, value.Text("expect")!));
        return valid.Concat(invalid);
    }

    /// <summary>Everything that the checker says of the value, in its order.</summary>
    public IReadOnlyList<SchemaError> Check()
    {
        var store = new SchemaStore();
        store.Add(Id, JsonSerializer.SerializeToElement(NodeJson.Of(Schema)));
        return store.CheckFile(Id.File, Value)!;
    }

    /// <summary>An error as <see cref="Expected"/> writes it.</summary>
    public static string Told(SchemaError error) =>
        $"{error.Rule.Id} {error.Target.ToString().ToLowerInvariant()} at {(error.Path.Count == 0 ? "." : string.Concat(error.Path.Select(Step)).TrimStart('.'))}";

    private static string Step(PathSegment step) => step.Key is { } key ? $".{key}" : $"[{step.Index}]";

    public override string ToString() => Name;
}
