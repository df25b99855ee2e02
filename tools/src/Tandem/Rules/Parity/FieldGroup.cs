using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.Parity;

/// <summary>The regions that say the same at one field of one object.</summary>
/// <param name="Value">What they say; null where they have no such field.</param>
/// <param name="Objects">The object in each of these regions.</param>
internal sealed record FieldGroup(FlatValue? Value, IReadOnlyList<FleetObject> Objects)
{
    /// <summary>The regions.</summary>
    public string Regions => string.Join(" and ", Objects.Select(Siblings.RegionOf));

    /// <summary>What they say, in words.</summary>
    public string Says => Value is null ? "has none" : $"says \"{Wording.Shorten(Value.Text)}\"";
}
