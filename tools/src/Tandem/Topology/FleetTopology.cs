using Tandem.Validation;

namespace Tandem.Topology;

/// <summary>The fleet as a picture shows it: what a request passes, region by region, and what is wrong with it.</summary>
/// <param name="Regions">The regions, by name.</param>
/// <param name="Parts">The parts, by kind, region and name.</param>
/// <param name="Links">The lines between them.</param>
/// <param name="Elsewhere">The findings that concern nothing in the picture.</param>
/// <param name="Gaps">What kept the picture from being whole.</param>
public sealed record FleetTopology(
    IReadOnlyList<TopologyRegion> Regions, IReadOnlyList<TopologyPart> Parts, IReadOnlyList<TopologyLink> Links, IReadOnlyList<TopologyMark> Elsewhere, IReadOnlyList<string> Gaps)
{
    /// <summary>Draws the outcome of a run.</summary>
    public static FleetTopology Of(ValidationResult result)
    {
        var draft = new TopologyDraft();
        EntryParts.Add(draft, result.Fleet);
        ServingParts.Add(draft, result.Fleet);
        StorageParts.Add(draft, result.Fleet);
        return new MarkPlacer(draft, result.Fleet).Place(result.Active, [.. GapsOf(result)]);
    }

    private static IEnumerable<string> GapsOf(ValidationResult result)
    {
        var fleet = result.Fleet;
        // What the settings leave out, the picture leaves out too.
        foreach (var unit in fleet.Clusters.SelectMany(cluster => cluster.Units)
            .Where(unit => !fleet.Units.Any(rendered => rendered.Unit == unit && rendered.Text is not null) && !fleet.Settings.Unrenderable.Any(exemption => exemption.Covers(unit.Folder))))
        {
            yield return $"{unit.Folder} was not rendered";
        }

        if (fleet.Infra is not { IsComplete: true })
        {
            yield return "infra was not planned whole";
        }
    }
}
