namespace Tandem.Topology;

/// <summary>One part of the picture.</summary>
/// <param name="Id">Its name in the picture: kind, region and name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Region">The region it belongs to; null for what all regions share.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Details">What else is worth knowing of it, a few words each.</param>
/// <param name="Marks">The findings that concern it.</param>
public sealed record TopologyPart(string Id, PartKind Kind, string? Region, string Name, IReadOnlyList<string> Details, IReadOnlyList<TopologyMark> Marks);
