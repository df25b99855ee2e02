using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>The columns of a Job.</summary>
internal static class JobColumns
{
    public static IReadOnlyList<Column> All { get; } =
    [
        new("Status", Status),
        new("Completions", row => $"{row.Number("status", "succeeded")}/{row.Body.GetCount("spec", "completions") ?? 1}"),
        new("Duration", Duration),
    ];

    private static JsonNode Status(RowSource row) => Has(row, "Complete") ? "Complete" : Has(row, "Failed") ? "Failed" : Has(row, "Suspended") ? "Suspended" : "Running";

    private static bool Has(RowSource row, string type) => row.Body.GetItems("status", "conditions").Any(condition => condition.GetText("type") == type && condition.GetText("status") == "True");

    private static JsonNode? Duration(RowSource row) => row.Body.GetText("status", "startTime") is not { } start ? null
        : AgeText.Since(start, row.Body.GetText("status", "completionTime") is { } end ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture) : row.Now);
}
