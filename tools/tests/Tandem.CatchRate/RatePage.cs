using System.Globalization;
using System.Text;

namespace Tandem.CatchRate;

/// <summary>Writes <c>docs/catch-rate.md</c>.</summary>
internal static class RatePage
{
    private const string Head = """
        # What is caught

        Made by `./build.sh --target=CatchRate`; do not edit it by hand. Each fault is one edit of this repository that a tired
        engineer may make and that must not merge. The corpus (`tools/tests/Tandem.Tests/Corpus`) was written before the rules
        that are to catch it, the others (`tools/tests/Tandem.Tests/Faults`) beside them.

        - *as expected*: one finding, of the rule that was expected, at the line to edit.
        - *otherwise*: an error stops it, but by another rule, at another line, or by several findings.
        - *missed*: it would have merged.
        - *schemas alone*: the build of the overlays and the layer `schemas` stop it, by themselves.
        - *terraform validate alone*: that command stops it, over the same offline providers.
        """;

    public static string Of(IReadOnlyList<Attempt> corpus, IReadOnlyList<Attempt> faults, IReadOnlyList<FirstRun> first)
    {
        var page = new StringBuilder(Head).Append('\n');
        Section(page, "All faults", [.. corpus, .. faults]);
        Section(page, "The corpus", corpus);
        foreach (var run in first)
        {
            page.Append('\n').Append(FirstTable.Of(run, [.. corpus.Where(attempt => attempt.Fault.Class.StartsWith(run.Class, StringComparison.Ordinal))]));
        }

        Section(page, "Faults written beside their rules", faults);
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, IReadOnlyList<Attempt> attempts)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        page.Append("| layer of the fault | faults | as expected | otherwise | missed | schemas alone | terraform validate alone |\n|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var layer in attempts.GroupBy(attempt => attempt.Fault.Layer).OrderBy(group => group.Key))
        {
            Row(page, layer.Key.Title(), CatchCount.Of([.. layer]));
        }

        Row(page, "all", CatchCount.Of(attempts));
    }

    private static void Row(StringBuilder page, string title, CatchCount count) => page.Append(CultureInfo.InvariantCulture,
        $"| {title} | {count.Faults} | {Cell(count, count.Expected)} | {Cell(count, count.Otherwise)} | {Cell(count, count.Missed)} | {Cell(count, count.BySchemas)} | {Cell(count, count.ByTerraform)} |\n");

    private static string Cell(CatchCount count, int number) => $"{number} ({count.Share(number)})";
}
