using Tandem.Fleet;

namespace Tandem.Review.Comparing;

/// <summary>One object of a cluster on both sides.</summary>
/// <param name="Before">It in the base; null where it is new.</param>
/// <param name="After">It in the head; null where it is gone.</param>
internal sealed record ObjectPair(FleetObject? Before, FleetObject? After)
{
    /// <summary>The side that has it, the head where both have.</summary>
    public FleetObject Any => After ?? Before!;
}
