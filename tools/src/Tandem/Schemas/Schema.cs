using System.Text.RegularExpressions;

namespace Tandem.Schemas;

/// <summary>One compiled schema: what the checker asks of a value. Null and empty members ask nothing.</summary>
internal sealed class Schema
{
    /// <summary>The definition that a <c>$ref</c> names; asked of the value as well as the rest.</summary>
    public Func<Schema>? Reference { get; init; }

    public JsonTypes Types { get; init; }

    public string? Format { get; init; }

    public IReadOnlyDictionary<string, Schema>? Properties { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>What values under other keys must be; null where <see cref="Closed"/> or where anything goes.</summary>
    public Schema? Additional { get; init; }

    /// <summary>Whether a key that is not in <see cref="Properties"/> is an error.</summary>
    public bool Closed { get; init; }

    public Schema? Items { get; init; }

    /// <summary>The values allowed, as a person reads them; null where any is.</summary>
    public IReadOnlyList<string>? Enum { get; init; }

    /// <summary>The values allowed, as <see cref="NodeText"/> writes them.</summary>
    public IReadOnlySet<string> EnumKeys { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public bool ExclusiveMinimum { get; init; }

    public bool ExclusiveMaximum { get; init; }

    public double? MultipleOf { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public int? MinProperties { get; init; }

    public int? MaxProperties { get; init; }

    public Lazy<Regex>? Pattern { get; init; }

    /// <summary>The pattern as the schema has it.</summary>
    public string? PatternText { get; init; }

    /// <summary>Whether a list's items must differ: <c>uniqueItems</c>, or a list of type <c>set</c>.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>The fields that together name an item of a list of type <c>map</c>.</summary>
    public IReadOnlyList<string> ListKeys { get; init; } = [];

    public IReadOnlyList<Schema> AllOf { get; init; } = [];

    public IReadOnlyList<Schema> AnyOf { get; init; } = [];

    public IReadOnlyList<Schema> OneOf { get; init; } = [];

    public Schema? Not { get; init; }

    /// <summary>What the API server puts where the field is absent, as text; null where nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The default as <see cref="NodeText"/> writes it.</summary>
    public Lazy<string>? DefaultKey { get; init; }

    /// <summary>The Kubernetes minor that brought the field or kind; null where every supported one has it.</summary>
    public Version? Since { get; init; }

    /// <summary>This schema with other properties.</summary>
    public Schema With(IReadOnlyDictionary<string, Schema> properties) => new()
    {
        Types = Types,
        Properties = properties,
        Required = Required,
        Additional = Additional,
        Closed = Closed,
        AllOf = AllOf,
        AnyOf = AnyOf,
        OneOf = OneOf,
        Not = Not,
        Since = Since,
    };

    /// <summary>Whether it does nothing but refer to <see cref="Reference"/>.</summary>
    public bool IsReference { get; init; }

    /// <summary>This schema, or the one that it does nothing but refer to.</summary>
    public Schema Resolved
    {
        get
        {
            var schema = this;
            while (schema is { IsReference: true, Reference: { } target })
            {
                schema = target();
            }

            return schema;
        }
    }
}
