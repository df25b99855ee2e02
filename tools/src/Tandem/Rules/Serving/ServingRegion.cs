namespace Tandem.Rules.Serving;

/// <summary>A region that serves a pool, by the number of its servers.</summary>
/// <param name="Name">The region.</param>
/// <param name="Fewest">The fewest that it runs.</param>
/// <param name="Most">The most that it may run.</param>
/// <param name="Field">The field that says so.</param>
internal sealed record ServingRegion(string Name, long Fewest, long Most, ObjectField Field)
{
    /// <summary>What is asked of the others when one is lost, in per cent of what they can bear at most.</summary>
    public static decimal Asked(ObjectField limit, List<ServingRegion> regions, ServingRegion lost) =>
        (decimal)limit.Integer!.Value * regions.Sum(region => region.Fewest) / Math.Max(1, regions.Where(region => region != lost).Sum(region => region.Most));
}
