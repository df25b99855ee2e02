using Tandem.Fleet;

namespace Tandem.Rules.Parity;

/// <summary>One object as every region has it.</summary>
/// <param name="Unit">The unit that renders it, which every one of these regions has.</param>
/// <param name="Objects">The object, once for each region that has it, by region.</param>
/// <param name="Lacking">The regions that have the unit but not the object.</param>
internal sealed record Siblings(string Unit, IReadOnlyList<FleetObject> Objects, IReadOnlyList<string> Lacking)
{
    /// <summary>Everything that two regions or more are meant to have. A unit that one region alone has, such as the gateway, is not.</summary>
    public static IEnumerable<Siblings> Of(FleetModel fleet) =>
        from unit in fleet.Units.Where(unit => unit.Unit.Cluster is not null && unit.Text is not null).GroupBy(unit => unit.Unit.Name, StringComparer.Ordinal)
        let units = unit.OrderBy(one => one.Unit.Cluster, StringComparer.Ordinal).ToList()
        where units.Count > 1
        from siblings in Renamed(unit.Key, [.. Join(unit.Key, units)])
        select siblings;

    /// <summary>The region of one of the objects.</summary>
    public static string RegionOf(FleetObject candidate) => candidate.Unit!.Cluster!;

    private static IEnumerable<Siblings> Join(string name, List<RenderedUnit> units) => units
        .SelectMany(unit => unit.Objects)
        .GroupBy(Key, StringComparer.Ordinal)
        .Select(group => new Siblings(name, [.. group.DistinctBy(RegionOf)],
            [.. units.Select(unit => unit.Unit.Cluster!).Except(group.Select(RegionOf), StringComparer.Ordinal)]));

    // A generated name ends in a hash of its content, and a name may hold its region's. The namespace is compared, like any other field.
    private static string Key(FleetObject candidate) =>
        $"{candidate.Manifest.Id.Group}/{candidate.Manifest.Id.Kind}/{candidate.WrittenName.Replace(RegionOf(candidate), "*", StringComparison.Ordinal)}";

    // One object of a kind that is too many here and one that is missing there are one object under two names.
    private static IEnumerable<Siblings> Renamed(string unit, List<Siblings> all)
    {
        var partial = all.Where(one => one.Lacking.Count > 0).ToLookup(one => one.Objects[0].Manifest.Id.Kind, StringComparer.Ordinal);
        var pairs = partial.Where(kind => kind.ToList() is [var first, var second]
            && first.Lacking.Order(StringComparer.Ordinal).SequenceEqual(second.Objects.Select(RegionOf).Order(StringComparer.Ordinal), StringComparer.Ordinal));
        var joined = pairs.SelectMany(kind => kind).ToHashSet();
        return all.Where(one => !joined.Contains(one))
            .Concat(pairs.Select(kind => new Siblings(unit, [.. kind.SelectMany(one => one.Objects).OrderBy(RegionOf, StringComparer.Ordinal)], [])));
    }
}
