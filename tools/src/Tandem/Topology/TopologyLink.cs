namespace Tandem.Topology;

/// <summary>A line of the picture.</summary>
/// <param name="From">The id of the part that uses the other.</param>
/// <param name="To">The id of the part that is used.</param>
/// <param name="Label">How.</param>
public sealed record TopologyLink(string From, string To, string Label);
