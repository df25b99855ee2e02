using Tandem.Reports;
using Tandem.Reports.Markdown;

namespace Tandem.Review.Text;

/// <summary>A review as one comment of a pull request. What does not fit is counted, and the order at its end always fits.</summary>
internal static class DiffMarkdown
{
    // Long lists and long texts are folded: a comment is read on a phone, too.
    private const int FewFields = 8;
    private const int LongestValue = 200;

    public static string Text(ReviewResult result)
    {
        var end = End(result);
        var page = new MarkdownPage(MarkdownReport.Limit - end.Length - 1, "`./tandem diff` shows everything.");
        page.Add(Head(result));
        foreach (var change in result.ClusterChanges)
        {
            page.Add("\n" + OfCluster(change).TrimEnd(), "a cluster");
        }

        foreach (var (effect, changes) in EffectGroups.Of(result))
        {
            AddGroup(page, result, effect, changes);
        }

        return page.Text() + (end.Length == 0 ? "" : "\n" + end);
    }

    private static string Head(ReviewResult result)
    {
        var sign = result.Failures.Count > 0 ? "⚠️" : result.HasChanges ? "📝" : "✅";
        var note = result.Uncommitted is null ? "" : $"\n\n{MarkdownText.Escape(result.Uncommitted)}";
        return $"## {sign} tandem diff: {MarkdownText.Escape(ReviewWords.Summary(result))}\n\n{MarkdownText.Code(result.Base)} → {MarkdownText.Code(result.Head)}: {MarkdownText.Escape(ReviewWords.Compared(result))}.{note}";
    }

    private static string OfCluster(ClusterChange change)
    {
        var title = $"{(change.Kind == ChangeKind.Added ? "New" : "Gone")}: cluster {change.Cluster}, {SummaryText.Count(change.Count, "object")}";
        return MarkdownText.Fold(title, string.Concat(change.Objects.Select(kind => $"- {kind.Count} {MarkdownText.Code(kind.Kind)}\n")));
    }

    private static void AddGroup(MarkdownPage page, ReviewResult result, Effect effect, IReadOnlyList<ObjectChange> changes)
    {
        var heading = $"\n### {EffectGroups.Name(effect)}\n\n";
        foreach (var change in changes)
        {
            heading = page.Add(heading + OfChange(result, change).TrimEnd(), "change") ? "" : heading;
        }
    }

    private static string OfChange(ReviewResult result, ObjectChange change)
    {
        var verb = change.Kind switch { ChangeKind.Added => "new: ", ChangeKind.Removed => "gone: ", ChangeKind.Moved => "moved: ", _ => "" };
        var mark = change.Consequence switch { Consequence.Restart => " — 🔄 **restart**", Consequence.Replace => " — 💥 **replace**", _ => "" };
        var place = change.Fields.Count == 0 && change.Places.Count > 0 ? $" {MarkdownText.Code(ReviewWords.Places(change.Places))}" : "";
        var notes = change.Fields.Select(field => field.Note).Prepend(change.Note).OfType<string>().Distinct(StringComparer.Ordinal).Select(note => $"  *{MarkdownText.Escape(note)}*\n");
        return $"- {verb}**{MarkdownText.Escape(change.Object.ToString())}** ({MarkdownText.Escape(ReviewWords.Clusters(result, change))}){mark}{place}\n{string.Concat(notes)}{Fields(change)}";
    }

    private static string Fields(ObjectChange change)
    {
        var lines = string.Concat(change.Fields.Select(OfField));
        return change.Fields.Count <= FewFields ? lines : Indented(MarkdownText.Fold($"{change.Fields.Count} fields", Outdented(lines)));
    }

    private static string OfField(FieldChange field)
    {
        var place = field.Places.Count == 0 ? "" : $" <sub>{MarkdownText.Escape(ReviewWords.Places(field.Places))}</sub>";
        if (!field.IsText)
        {
            return $"  - {MarkdownText.Code(field.Path)}: {Values(field)}{place}\n";
        }

        var body = MarkdownText.Block("diff", string.Join('\n', TextDifference.Lines(field.Before, field.After)));
        return $"  - {MarkdownText.Code(field.Path)}{place}\n{Indented(Indented(MarkdownText.Fold("lines", body)))}";
    }

    private static string Values(FieldChange field) => field switch
    {
        { Before: null } => $"new, {Value(field.After!)}",
        { After: null } => $"gone, was {Value(field.Before)}",
        _ => $"{Value(field.Before)} → {Value(field.After)}",
    };

    private static string Value(string value) => MarkdownText.Code(value.Length > LongestValue ? value[..LongestValue] + "…" : value);

    private static string End(ReviewResult result)
    {
        var cost = result.NodeHours is { Pools.Count: > 0 } hours ? $"### node hours\n\n{string.Concat(CostText.Lines(hours).Select(line => $"- {MarkdownText.Escape(line)}\n"))}\n" : "";
        var failures = result.Failures.Count == 0 ? "" : $"### not compared\n\n{string.Concat(result.Failures.Take(20).Select(OfFailure))}{(result.Failures.Count > 20 ? $"- and {result.Failures.Count - 20} more\n" : "")}\n";
        var steps = string.Concat(result.Order.Select((step, i) => $"{i + 1}. {MarkdownText.Escape(step.What)} *{MarkdownText.Escape(step.Why)}*\n"));
        return $"{cost}{failures}{(steps.Length == 0 ? "" : $"### order\n\n{steps}")}";
    }

    private static string OfFailure(ReviewFailure failure) =>
        $"- {MarkdownText.Code(failure.Subject)} of {MarkdownText.Code(failure.Side)}: {MarkdownText.Code(failure.Finding.Blame.Place.ToString())}: {MarkdownText.Escape(Cut(failure.Finding.Message))}\n";

    private static string Cut(string text) => text.Length > 500 ? text[..500] + "…" : text;

    private static string Indented(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"  {line}\n"));

    private static string Outdented(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => (line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line) + "\n"));
}
