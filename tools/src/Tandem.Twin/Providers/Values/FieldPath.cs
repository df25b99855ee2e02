using System.Globalization;

namespace Tandem.Twin.Providers.Values;

/// <summary>Where a field stands: names of fields, and the numbers of list items between them.</summary>
/// <remarks>Items of sets have no number: a path goes from the set to the field, and terraform shows it in the first of them.</remarks>
internal sealed record FieldPath(FieldPath? Parent, string? Name, int Index)
{
    /// <summary>Each step from the top.</summary>
    public IEnumerable<FieldPath> Steps => Parent is null ? [this] : Parent.Steps.Append(this);

    public static FieldPath Of(string name) => new(null, name, 0);

    public FieldPath Field(string name) => new(this, name, 0);

    public FieldPath Item(int index) => new(this, null, index);

    /// <summary>The path without numbers, as the schemas name it.</summary>
    public override string ToString() => string.Join('.', Steps.Select(step => step.Name ?? step.Index.ToString(CultureInfo.InvariantCulture)));
}
