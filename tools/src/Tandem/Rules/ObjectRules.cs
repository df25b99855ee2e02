using Tandem.Findings;

namespace Tandem.Rules;

/// <summary>01xx: YAML and Kubernetes objects.</summary>
public static class ObjectRules
{
    /// <summary>Text that is not YAML.</summary>
    public static RuleInfo MalformedYaml { get; } =
        new("TND0101", "malformed-yaml", Severity.Error, Layers.Facts, "A file is not YAML.");

    /// <summary>A key that stands twice in one mapping.</summary>
    public static RuleInfo DuplicateKey { get; } =
        new("TND0102", "duplicate-key", Severity.Error, Layers.Facts, "A key stands twice in one mapping.");

    /// <summary>A field that the kind does not have.</summary>
    public static RuleInfo UnknownField { get; } =
        new("TND0104", "unknown-field", Severity.Error, Layers.Schemas, "An object has a field that its kind does not know.");

    /// <summary>A value of another type than the field's.</summary>
    public static RuleInfo WrongType { get; } =
        new("TND0105", "wrong-type", Severity.Error, Layers.Schemas, "A value has another type than its field.");

    /// <summary>A required field that is absent.</summary>
    public static RuleInfo MissingField { get; } =
        new("TND0106", "missing-field", Severity.Error, Layers.Schemas, "A required field is missing.");

    /// <summary>A value outside the field's list of values.</summary>
    public static RuleInfo ValueNotAllowed { get; } =
        new("TND0107", "value-not-allowed", Severity.Error, Layers.Schemas, "A value is not one of those its field takes.");

    /// <summary>A number, length or count outside its limits.</summary>
    public static RuleInfo ValueOutOfRange { get; } =
        new("TND0108", "value-out-of-range", Severity.Error, Layers.Schemas, "A number, a length or a count is outside its limits.");

    /// <summary>Text that does not have the field's form.</summary>
    public static RuleInfo MalformedValue { get; } =
        new("TND0109", "malformed-value", Severity.Error, Layers.Schemas, "A value does not have the form that its field asks for.");

    /// <summary>Fields that exclude each other, or none where one is wanted.</summary>
    public static RuleInfo ConflictingFields { get; } =
        new("TND0110", "conflicting-fields", Severity.Error, Layers.Schemas, "Fields that exclude each other stand together, or none of them stands.");

    /// <summary>Two list items with the same key.</summary>
    public static RuleInfo DuplicateItem { get; } =
        new("TND0111", "duplicate-item", Severity.Error, Layers.Schemas, "Two items of a list have the same key.");

    /// <summary>A document that is no Kubernetes object.</summary>
    public static RuleInfo NotAnObject { get; } =
        new("TND0112", "not-an-object", Severity.Error, Layers.Schemas, "A document is not a Kubernetes object.");

    /// <summary>A file beyond what the reader takes.</summary>
    public static RuleInfo BeyondLimits { get; } =
        new("TND0113", "beyond-limits", Severity.Error, Layers.Facts, "A file is larger, deeper or wider than the reader takes.") { MeansUnchecked = true };

    /// <summary>A field or a kind that the pinned GKE version does not know yet.</summary>
    public static RuleInfo NewerThanCluster { get; } =
        new("TND0134", "newer-than-cluster", Severity.Error, Layers.Schemas, "A field or kind is newer than the clusters' Kubernetes.");
}
