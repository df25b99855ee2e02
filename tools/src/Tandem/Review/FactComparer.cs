using Tandem.Facts;

namespace Tandem.Review;

/// <summary>Finds the facts that differ.</summary>
internal static class FactComparer
{
    /// <summary>The facts that all regions share first, then region by region.</summary>
    public static IReadOnlyList<FactChange> Between(FactsModel before, FactsModel after)
    {
        var regions = before.Regions.Concat(after.Regions).Select(facts => facts.Region).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. Between(before.Fleet, after.Fleet), .. regions.SelectMany(region => before.Region(region) is { } mine && after.Region(region) is { } theirs ? Between(mine, theirs) : [])];
    }

    private static IEnumerable<FactChange> Between(FactsOf before, FactsOf after)
    {
        var names = before.Data.Entries.Concat(after.Data.Entries).Select(entry => entry.Name).Distinct(StringComparer.Ordinal);
        return names.Where(name => before[name] != after[name])
            .Select(name => new FactChange(after.Region, name, before[name], after[name], (after.Data[name] is null ? before : after).Place(name)));
    }
}
