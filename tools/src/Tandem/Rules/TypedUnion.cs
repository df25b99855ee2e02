namespace Tandem.Rules;

/// <summary>A choice between the fields of one mapping that another field, the type, has made already.</summary>
/// <param name="Where">The mappings, seen from an object's root, or from its Pod spec where this begins with <c>pod:</c>.</param>
/// <param name="Type">The field that chooses.</param>
/// <param name="Default">What it says where it is absent; null where the schema asks for it.</param>
/// <param name="NeedsOne">Whether the field that belongs to the type must stand there.</param>
/// <param name="Fields">Each value of the type with the field that belongs to it, which is empty where none does.</param>
internal sealed record TypedUnion(string Where, string Type, string? Default, bool NeedsOne, params UnionField[] Fields)
{
    /// <summary>The fields that the schema permits; it reports more itself.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Everything that is wrong with one such mapping: a field of another type, or else none of its own.</summary>
    public IEnumerable<Flaw> Check(ObjectField holder)
    {
        var type = holder[Type].Text ?? Default;
        var strangers = Fields.Where(pair => pair.Value != type && holder.Has(pair.Field)).ToList();

        // A type that nobody knows is the schema's to report.
        var isKnown = Array.Exists(Fields, pair => pair.Value == type);
        if (!isKnown || strangers.Count > 0)
        {
            return !isKnown || holder.Entries.Count > Most ? [] : strangers.Select(pair => holder[pair.Field].KeyFlaw(
                $"{holder[pair.Field].Here} belongs to the {Type} {pair.Value}; the {Type} is {type}.", $"Change {Type}, or write the field of {type} instead."));
        }

        var missing = Fields.Where(pair => NeedsOne && pair.Field.Length > 0 && pair.Value == type && !holder.Has(pair.Field)).Select(pair => holder[pair.Field]);
        return missing.Select(field => field.Missing($"{field.Here} is required for the {Type} {type}; it is missing."));
    }
}
