using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tandem.Terraform;

/// <summary>What terraform said of a configuration.</summary>
/// <param name="IsError">Whether it stops; else it only warns.</param>
/// <param name="Message">Summary and detail in one line.</param>
/// <param name="Address">The instance it speaks of; null where it speaks of none.</param>
/// <param name="File">The file, from the Terraform root; null where terraform names none.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
public sealed partial record TerraformDiagnostic(bool IsError, string Message, string? Address, string? File, int Line, int Column)
{
    /// <summary>Whether it refuses to delete a bucket because objects are in it.</summary>
    internal bool IsOfFullBucket => Message.Contains("bucket", StringComparison.OrdinalIgnoreCase) && Message.Contains("containing objects", StringComparison.Ordinal);

    /// <summary>Reads one diagnostic of terraform's JSON.</summary>
    internal static TerraformDiagnostic From(JsonElement json)
    {
        var summary = Line1(json, "summary").TrimEnd('.');
        var detail = Line1(json, "detail");
        var range = PlannedResource.Find(json, ["range"]);
        return new TerraformDiagnostic(
            PlannedResource.Find(json, ["severity"])?.GetString() == "error",
            detail.Length == 0 ? $"{Ordered(summary)}." : $"{summary}: {detail}",
            PlannedResource.Find(json, ["address"])?.GetString(),
            range is { } at ? PlannedResource.Find(at, ["filename"])?.GetString() : null,
            Number(range, "line"),
            Number(range, "column"));
    }

    // A cycle begins wherever the walk happened to: two walks name it in two orders.
    private static string Ordered(string summary) => !summary.StartsWith("Cycle: ", StringComparison.Ordinal) ? summary
        : "Cycle: " + string.Join(", ", summary["Cycle: ".Length..].Split(", ").Order(StringComparer.Ordinal));

    // Paragraphs become sentences; what follows a colon at a paragraph's end is a list of examples or a nested error.
    private static string Line1(JsonElement json, string field) =>
        Space().Replace(PlannedResource.Find(json, [field])?.GetString()?.Trim() ?? "", " ");

    private static int Number(JsonElement? range, string field) =>
        range is { } at && PlannedResource.Find(at, ["start", field]) is { } number ? number.GetInt32() : 1;

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
