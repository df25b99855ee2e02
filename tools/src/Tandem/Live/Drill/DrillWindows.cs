using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>The load in the spans that matter.</summary>
/// <param name="Before">Before the fault.</param>
/// <param name="During">During the fault.</param>
/// <param name="Steady">During the fault, once all was stable.</param>
/// <param name="After">After the region served again.</param>
public sealed record DrillWindows(LoadWindow Before, LoadWindow During, LoadWindow Steady, LoadWindow After);
