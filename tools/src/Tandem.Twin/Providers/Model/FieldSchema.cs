using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Model;

/// <summary>An attribute or a nested block of a resource. <see cref="FieldText"/> reads it from the notation of the schema files.</summary>
internal sealed record FieldSchema
{
    /// <summary>Its name; a resource type for the outermost block.</summary>
    public required string Name { get; init; }

    /// <summary><c>string</c>, <c>list(string)</c> and so on; for a block <c>list</c>, <c>set</c> or <c>single</c>.</summary>
    public required string Kind { get; init; }

    public bool Required { get; init; }

    public bool Optional { get; init; }

    public bool Computed { get; init; }

    /// <summary>A change replaces the resource.</summary>
    public bool ForceNew { get; init; }

    public bool Sensitive { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>Never in a plan nor a state.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>Only google-beta has it.</summary>
    public bool Beta { get; init; }

    /// <summary>The values allowed; empty for all.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What is planned where the configuration says nothing.</summary>
    public Value Default { get; init; } = Value.Null;

    /// <summary>How a computed value is made of the resource's fields; null where it is not.</summary>
    public string? Template { get; init; }

    /// <summary>The computed value, a template where it is text, that the apply answers and the plan does not know; null for one made up from the type.</summary>
    public Value Later { get; init; } = Value.Null;

    /// <summary>A name in <see cref="Engine.FieldFormats"/>.</summary>
    public string? Format { get; init; }

    /// <summary>The type of resource that the value names.</summary>
    public string? Target { get; init; }

    /// <summary>Fields, by path from the top, that may not be set beside this one.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>Fields, by path from the top, that must be set with this one.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>The bounds of a number, of a text's length where <see cref="BoundsLength"/>, both included.</summary>
    public (double Least, double Most)? Bounds { get; init; }

    public bool BoundsLength { get; init; }

    /// <summary>The fewest items of a block.</summary>
    public int Least { get; init; }

    /// <summary>The most items of a block or a list; 0 for any number.</summary>
    public int Most { get; init; }

    /// <summary>Groups of fields of this block of which exactly one is set.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ExactlyOne { get; init; } = [];

    /// <summary>Groups of fields of this block of which at least one is set.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AtLeastOne { get; init; } = [];

    /// <summary>What a block, or an attribute of objects, holds.</summary>
    public IReadOnlyDictionary<string, FieldSchema> Fields { get; init; } = new Dictionary<string, FieldSchema>();

    public bool IsBlock => Kind is "list" or "set" or "single";

    /// <summary>Whether its items have no order.</summary>
    public bool IsUnordered => Kind.StartsWith("set", StringComparison.Ordinal);

    /// <summary>Whether a provider may plan a value that the configuration does not give.</summary>
    public bool MayBePlanned => Computed || Default.IsKnown;
}
