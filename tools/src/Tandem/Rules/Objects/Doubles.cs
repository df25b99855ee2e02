namespace Tandem.Rules.Objects;

/// <summary>Entries of lists that repeat the key of an earlier one.</summary>
internal static class Doubles
{
    /// <summary>Each entry whose key an earlier one has.</summary>
    public static IEnumerable<Flaw?> Of(IEnumerable<KeyedField> keyed)
    {
        var pairs = keyed.ToList();
        return pairs.Count < 2 ? [] : Of(pairs.Select(pair => pair.Entry), entry => pairs.First(pair => ReferenceEquals(pair.Entry, entry)).Key);
    }

    /// <summary>The same, with keys that the fields tell themselves.</summary>
    public static IEnumerable<Flaw?> Of(IEnumerable<ObjectField> entries, Func<ObjectField, string?> keyOf)
    {
        var seen = new Dictionary<string, ObjectField>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (keyOf(entry) is { Length: > 0 } key && !seen.TryAdd(key, entry))
            {
                yield return entry.Flaw($"{entry.Here} repeats {seen[key].Here}: {key}.");
            }
        }
    }
}
