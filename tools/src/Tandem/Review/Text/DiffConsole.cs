using Tandem.Reports;

namespace Tandem.Review.Text;

/// <summary>A review for a terminal.</summary>
internal sealed class DiffConsole(TextWriter output, Ink ink)
{
    private const int LongestValue = 120;
    private const int MostTextLines = 40;

    public static string Text(ReviewResult result, Ink ink)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new DiffConsole(text, ink).Write(result);
        return text.ToString();
    }

    private void Write(ReviewResult result)
    {
        output.WriteLine(ink.Strong($"{result.Base} -> {result.Head}: {ReviewWords.Summary(result)}"));
        WriteClusters(result);
        foreach (var (effect, changes) in EffectGroups.Of(result))
        {
            output.WriteLine();
            output.WriteLine(ink.Strong(EffectGroups.Name(effect)));
            changes.ToList().ForEach(change => WriteChange(result, change));
        }

        WriteCost(result);
        WriteFailures(result);
        WriteOrder(result);
        output.WriteLine();
        output.WriteLine(ink.Faint($"{ReviewWords.Compared(result)}."));
    }

    private void WriteClusters(ReviewResult result)
    {
        foreach (var change in result.ClusterChanges)
        {
            var kinds = string.Join(", ", change.Objects.Select(kind => $"{kind.Count} {kind.Kind}"));
            output.WriteLine($"{Paint(change.Kind, $"{ReviewWords.Sign(change.Kind)} cluster {change.Cluster}")}: {SummaryText.Count(change.Count, "object")} ({kinds})");
        }
    }

    private void WriteChange(ReviewResult result, ObjectChange change)
    {
        var mark = change.Consequence == Consequence.None ? "" : "  " + (change.Consequence == Consequence.Replace ? ink.Bad(ReviewWords.Mark(change.Consequence)) : ink.Doubtful(ReviewWords.Mark(change.Consequence)));
        var place = change.Fields.Count == 0 && change.Places.Count > 0 ? "  " + ink.Faint(ReviewWords.Places(change.Places)) : "";
        output.WriteLine($"  {Paint(change.Kind, $"{ReviewWords.Sign(change.Kind)} {Plain(change.Object.ToString())}")}  {ink.Faint(ReviewWords.Clusters(result, change))}{mark}{place}");
        if (change.Note is not null)
        {
            output.WriteLine($"      {ink.Doubtful(change.Note)}");
        }

        change.Fields.ToList().ForEach(WriteField);
        foreach (var note in change.Fields.Select(field => field.Note).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            output.WriteLine($"      {ink.Doubtful(note)}");
        }
    }

    private void WriteField(FieldChange field)
    {
        var place = field.Places.Count == 0 ? "" : "  " + ink.Faint(ReviewWords.Places(field.Places));
        if (!field.IsText)
        {
            output.WriteLine($"      {ReviewWords.Sign(field)} {Plain(field.Path)}: {Values(field)}{place}");
            return;
        }

        output.WriteLine($"      {ReviewWords.Sign(field)} {Plain(field.Path)}{place}");
        var lines = TextDifference.Lines(field.Before, field.After);
        lines.Take(MostTextLines).ToList().ForEach(line => output.WriteLine($"          {Line(line)}".TrimEnd()));
        if (lines.Count > MostTextLines)
        {
            output.WriteLine(ink.Faint($"          {lines.Count - MostTextLines} more lines; --report json has them all"));
        }
    }

    private string Values(FieldChange field) => field switch
    {
        { Before: null } => ink.Good(Short(field.After!)),
        { After: null } => ink.Bad(Short(field.Before)),
        _ => $"{ink.Bad(Short(field.Before))} -> {ink.Good(Short(field.After))}",
    };

    private void WriteCost(ReviewResult result)
    {
        if (result.NodeHours is { Pools.Count: > 0 } hours)
        {
            output.WriteLine();
            output.WriteLine(ink.Strong("node hours"));
            CostText.Lines(hours).ToList().ForEach(line => output.WriteLine($"  {line}"));
        }
    }

    private void WriteFailures(ReviewResult result)
    {
        if (result.Failures.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(ink.Bad("not compared"));
        foreach (var failure in result.Failures)
        {
            output.WriteLine($"  {failure.Subject} of {failure.Side}: {failure.Finding.Blame.Place}: {Plain(failure.Finding.Message)}");
        }
    }

    private void WriteOrder(ReviewResult result)
    {
        if (result.Order.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(ink.Strong("order"));
        foreach (var (index, step) in result.Order.Index())
        {
            output.WriteLine($"  {index + 1}. {Plain(step.What)}");
            output.WriteLine($"     {ink.Faint(Plain(step.Why))}");
        }
    }

    private string Paint(ChangeKind kind, string text) => kind switch { ChangeKind.Added => ink.Good(text), ChangeKind.Removed => ink.Bad(text), _ => text };

    private string Line(string line) => line.StartsWith('+') ? ink.Good(line) : line.StartsWith('-') ? ink.Bad(line) : ink.Faint(line);

    private static string Short(string value) => Plain(value) is var plain && plain.Length > LongestValue ? plain[..LongestValue] + "..." : plain;

    private static string Plain(string text) => PrintedText.Line(text);
}
