namespace Tandem.Topology;

/// <summary>A region of the picture.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Details">What else is worth knowing of it.</param>
/// <param name="Marks">The findings that concern it and no single part of it.</param>
public sealed record TopologyRegion(string Name, IReadOnlyList<string> Details, IReadOnlyList<TopologyMark> Marks);
