using Tandem.Live.Jobs;
using Tandem.Live.Load;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>What every part of a drill works with.</summary>
/// <param name="Fleet">The fleet.</param>
/// <param name="Options">How it is run.</param>
/// <param name="Load">Where the load comes from.</param>
/// <param name="Control">The twin's control endpoint; null on real clusters.</param>
/// <param name="Time">The clock.</param>
public sealed record DrillSetting(LiveFleet Fleet, DrillOptions Options, ILoadSource Load, TwinControl? Control, TimeProvider Time)
{
    /// <summary>What the drill brings into the region's cluster; null where the load comes from this process and nobody else has to put things back.</summary>
    public DrillOutfit? Outfit { get; init; }
}
