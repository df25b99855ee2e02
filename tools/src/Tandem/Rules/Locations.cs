namespace Tandem.Rules;

/// <summary>Google Cloud's locations: a region, or a zone, which is its region's name and one more part.</summary>
internal static class Locations
{
    /// <summary>Whether a location is a region or one of its zones.</summary>
    public static bool IsIn(string? location, string region) => location == region || IsZoneOf(location, region);

    /// <summary>Whether a location is a zone of a region.</summary>
    public static bool IsZoneOf(string? location, string region) => location?.StartsWith(region + "-", StringComparison.Ordinal) == true;

    /// <summary>The region of a region or of a zone.</summary>
    public static string RegionOf(string location) => location.Split('-') is [var continent, var place, _] ? $"{continent}-{place}" : location;
}
