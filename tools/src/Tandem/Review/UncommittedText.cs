using Tandem.Reports;

namespace Tandem.Review;

/// <summary>Says whether what is not committed is part of a review.</summary>
internal static class UncommittedText
{
    public static string? Of(string? head, IReadOnlyList<string> entries)
    {
        var files = SummaryText.Count(entries.Count, "file");
        return entries.Count == 0 ? null
            : head is null ? $"{files} of the working tree {(entries.Count == 1 ? "is" : "are")} not committed; what {(entries.Count == 1 ? "it says" : "they say")} is part of this diff."
            : $"{files} of the working tree {(entries.Count == 1 ? "is" : "are")} not committed and no part of this diff: leave {head} out to compare the files as they stand.";
    }
}
