using Tandem.Fleet;

namespace Tandem.Review.Snapshots;

/// <summary>The units that differ, rendered on both sides. A unit that does not render on one side is left out of both.</summary>
/// <param name="Units">How many units were compared.</param>
/// <param name="Same">How many of them are made of the same files.</param>
/// <param name="Before">The others of the base.</param>
/// <param name="After">The others of the head.</param>
/// <param name="Failures">What does not render.</param>
internal sealed record PairRenderings(int Units, int Same, IReadOnlyList<RenderedUnit> Before, IReadOnlyList<RenderedUnit> After, IReadOnlyList<ReviewFailure> Failures)
{
    public IEnumerable<FleetObject> BeforeOf(string cluster) => Of(Before, cluster);

    public IEnumerable<FleetObject> AfterOf(string cluster) => Of(After, cluster);

    private static IEnumerable<FleetObject> Of(IReadOnlyList<RenderedUnit> units, string cluster) =>
        units.Where(unit => unit.Unit.Cluster == cluster).SelectMany(unit => unit.Objects);
}
