using Tandem.Reports;

namespace Tandem.Cli;

/// <summary>One <c>--report FORMAT[=FILE]</c>.</summary>
/// <param name="Format">The format.</param>
/// <param name="File">The file; null for standard output.</param>
internal sealed record ReportTarget(string Format, string? File)
{
    public static ReportTarget Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new ReportTarget(text, null) : new ReportTarget(text[..equals], text[(equals + 1)..]);
    }

    /// <summary>What is wrong with a set of targets; null where nothing is.</summary>
    public static string? Complaint(IReadOnlyList<ReportTarget> targets) => Complaint(targets, ReportFormats.Names);

    /// <summary>What is wrong with a set of targets of these formats; null where nothing is.</summary>
    public static string? Complaint(IReadOnlyList<ReportTarget> targets, IReadOnlyList<string> formats)
    {
        if (targets.FirstOrDefault(target => !formats.Contains(target.Format, StringComparer.Ordinal)) is { } unknown)
        {
            var nearest = Schemas.NearestName.Find(unknown.Format, formats);
            return $"There is no report format {unknown.Format}{(nearest is null ? "." : $"; did you mean {nearest}?")} The formats are {string.Join(", ", formats)}.";
        }

        if (targets.FirstOrDefault(target => target.File is { Length: 0 }) is { } nameless)
        {
            return $"--report {nameless.Format}= names no file.";
        }

        if (targets.Where(target => target.File is not null).GroupBy(target => Path.GetFullPath(target.File!), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return $"Two reports would go to {twice.First().File}; give each a file of its own.";
        }

        return targets.Count(target => target.File is null) > 1
            ? "Only one report can go to standard output; give the others a file: --report json=report.json."
            : null;
    }
}
