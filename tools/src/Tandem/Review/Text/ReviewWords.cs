using Tandem.Findings;
using Tandem.Reports;

namespace Tandem.Review.Text;

/// <summary>What reports of a review have in common.</summary>
internal static class ReviewWords
{
    /// <summary>The clusters of a change in words.</summary>
    public static string Clusters(ReviewResult result, ObjectChange change) =>
        change.Clusters.Count == 0 ? "no region's own"
        : change.Clusters.Count > 1 && change.Clusters.Count == result.Clusters.Count ? "all clusters"
        : string.Join(", ", change.Clusters);

    /// <summary>What it forces, in one word; empty where nothing.</summary>
    public static string Mark(Consequence consequence) => consequence switch
    {
        Consequence.Restart => "RESTART",
        Consequence.Replace => "REPLACE",
        _ => "",
    };

    /// <summary>The sign of a field.</summary>
    public static string Sign(FieldChange field) => field switch { { Before: null } => "+", { After: null } => "-", _ => "~" };

    /// <summary>The sign of a change.</summary>
    public static string Sign(ChangeKind kind) => kind switch { ChangeKind.Added => "+", ChangeKind.Removed => "-", ChangeKind.Moved => ">", _ => "~" };

    /// <summary>Places without columns.</summary>
    public static string Places(IEnumerable<Place> places) => string.Join(", ", places.Select(place => $"{place.File}:{place.Line}"));

    /// <summary>The whole in one line.</summary>
    public static string Summary(ReviewResult result)
    {
        List<string> parts = [];
        Add(parts, result.ClusterChanges.Count, "cluster");
        Add(parts, result.Objects.Select(change => change.Object).Distinct().Count(), "object");
        Add(parts, result.Ground.Select(change => change.Object).Distinct().Count(), "resource");
        var what = parts.Count == 0 ? "nothing changes" : $"{string.Join(", ", parts)} {(parts.Count == 1 && parts[0].StartsWith("1 ", StringComparison.Ordinal) ? "changes" : "change")}";
        string[] forced = [.. Named(result, Consequence.Restart, "restart"), .. Named(result, Consequence.Replace, "replacement")];
        return forced.Length == 0 ? what : $"{what}: {string.Join(", ", forced)}";
    }

    /// <summary>What was compared, in one line.</summary>
    public static string Compared(ReviewResult result) =>
        $"{SummaryText.Count(result.Units, "unit")} of {SummaryText.Count(result.Clusters.Count, "cluster")} compared, {result.SameUnits} made of the same files{(result.GroundSkipped is null ? "" : $"; the ground is not compared: {result.GroundSkipped.TrimEnd('.')}")}";

    private static void Add(List<string> parts, int count, string thing)
    {
        if (count > 0)
        {
            parts.Add(SummaryText.Count(count, thing));
        }
    }

    private static IEnumerable<string> Named(ReviewResult result, Consequence consequence, string thing)
    {
        var count = result.Changes.Where(change => change.Consequence == consequence).Select(change => change.Object).Distinct().Count();
        return count == 0 ? [] : [SummaryText.Count(count, thing)];
    }
}
