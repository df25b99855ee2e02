using Tandem.Validation;

namespace Tandem.Reports;

/// <summary>Coverage in words.</summary>
internal static class CoverageText
{
    /// <summary>How many of which things a layer checked, and with which programs.</summary>
    public static string Of(LayerCoverage layer)
    {
        var counts = string.Join(", ", layer.Checked.Select(pair => $"{pair.Count} {pair.Thing}"));
        return layer.Programs.Count > 0 ? $"{counts} ({string.Join("; ", layer.Programs)})" : counts;
    }

    /// <summary>How many objects a cluster gets, unit by unit.</summary>
    public static string Of(ClusterCoverage cluster) => $"{cluster.Objects} objects ({string.Join(", ", cluster.Units.Select(Text))})";

    /// <summary>How many objects units have that no cluster gets.</summary>
    public static string Of(IReadOnlyList<UnitCoverage> own) => $"{own.Sum(unit => unit.Objects ?? 0)} objects ({string.Join(", ", own.Select(Text))})";

    private static string Text(UnitCoverage unit) => $"{(unit.Unit == "." ? "overlay" : unit.Unit)} {(unit.Objects is { } count ? $"{count}" : "not rendered")}";

    /// <summary>A few paths whole, many as the first and the last of them.</summary>
    public static string Paths(IReadOnlyList<string> paths) => paths.Count <= 3 ? string.Join(", ", paths) : $"{paths.Count} files, {paths[0]} to {paths[^1]}";
}
