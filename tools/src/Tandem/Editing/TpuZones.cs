using Tandem.Rules;
using Tandem.Rules.Serving;
using Tandem.Schemas;

namespace Tandem.Editing;

/// <summary>The zones that a region of the fleet may be in.</summary>
/// <remarks>https://docs.cloud.google.com/tpu/docs/regions-zones, as read in 2026.</remarks>
public static class TpuZones
{
    /// <summary>The zones that have TPU v6e, sorted.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TpuShape.Zones.Order(StringComparer.Ordinal)];

    /// <summary>Their regions, sorted.</summary>
    public static IReadOnlyList<string> Regions { get; } = [.. All.Select(Locations.RegionOf).Distinct(StringComparer.Ordinal)];

    /// <summary>Holds a zone against its region, and both against what there is.</summary>
    /// <exception cref="EditRefusal">There is no such region, no such zone, or the zone is another region's.</exception>
    internal static void Check(string region, string zone)
    {
        if (!Regions.Contains(region, StringComparer.Ordinal))
        {
            throw new EditRefusal($"There is no region {region} with TPU v6e.", Meant(region, Regions));
        }

        if (!Locations.IsZoneOf(zone, region))
        {
            throw new EditRefusal($"The zone {zone} is not one of {region}.", $"There, {string.Join(" and ", Of(region))} {(Of(region).Count == 1 ? "has" : "have")} TPU v6e.");
        }

        if (!All.Contains(zone, StringComparer.Ordinal))
        {
            throw new EditRefusal($"The zone {zone} has no TPU v6e.", $"In {region} they are in {string.Join(" and ", Of(region))}.");
        }
    }

    /// <summary>A hint at the name that was meant, else at all of them.</summary>
    internal static string Meant(string name, IReadOnlyCollection<string> known) =>
        NearestName.Find(name, known) is { } near ? $"Did you mean {near}?" : $"There is {string.Join(", ", known)}.";

    /// <summary>Another zone of the region. Every region has at least three; a and b are missing where d exists, so b to d have a neighbour that is there.</summary>
    internal static string Beside(string zone)
    {
        var (region, letter) = (zone[..zone.LastIndexOf('-')], zone[(zone.LastIndexOf('-') + 1)..]);
        return $"{region}-{letter switch { "a" or "c" => "b", "b" or "d" => "c", _ => "a" }}";
    }

    private static List<string> Of(string region) => [.. All.Where(zone => Locations.IsZoneOf(zone, region))];
}
