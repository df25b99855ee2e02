namespace Tandem.Rules;

/// <summary>A choice between the fields of one mapping.</summary>
/// <param name="Where">The mappings, seen from an object's root, or from its Pod spec where this begins with <c>pod:</c>.</param>
/// <param name="Members">The fields to choose from.</param>
/// <param name="NeedsOne">Whether one must be chosen; else none may be.</param>
/// <param name="Beside">The other fields of the mapping; where one stands that is neither, the schema reports it.</param>
internal sealed record Union(string Where, string[] Members, bool NeedsOne, params string[] Beside)
{
    /// <summary>What is wrong with one such mapping; null where nothing is.</summary>
    public Flaw? Check(ObjectField holder)
    {
        var count = holder.Entries.Count(IsPresent);
        if (count == 1 || (count == 0 && !(NeedsOne && holder.Mapping is not null && holder.Entries.All(IsBeside))))
        {
            return null;
        }

        var present = holder.Entries.Where(IsPresent).ToList();
        var found = present.ConvertAll(field => field.Key);
        var has = found.Count == 0 ? "none of them" : Schemas.Wording.List(found);
        return Conflict(holder, $"{holder.Here} must have {(NeedsOne ? "exactly" : "at most")} one of {Told(found)}; it has {has}.",
            found.Count == 0 ? null : "Keep the one that is meant; in a strategic merge patch set the other to null.");
    }

    /// <summary>Fields of a mapping that exclude each other, or none of them where one is wanted.</summary>
    public static Flaw Conflict(ObjectField holder, string message, string? hint) => holder.Flaw(message, hint) with { Rule = ObjectRules.ConflictingFields };

    private bool IsPresent(ObjectField entry) => entry.Exists && Array.IndexOf(Members, entry.Key) >= 0;

    private bool IsBeside(ObjectField entry) => !entry.Exists || Array.IndexOf(Beside, entry.Key) >= 0;

    // Thirty sources of a volume would say less than the two that clash.
    private string Told(List<string> found) => Schemas.Wording.AnyOf(Members.Length > 8 ? found : Members);
}
