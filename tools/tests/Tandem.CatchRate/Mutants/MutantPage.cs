using System.Globalization;
using System.Text;

namespace Tandem.CatchRate.Mutants;

/// <summary>Writes <c>docs/mutants.md</c>.</summary>
internal static class MutantPage
{
    private const string Head = """
        # What is mutated

        Made by `./build.sh --target=CatchRate --set=mutants`; do not edit it by hand. Every scalar of the rendered fleet that names
        or counts something (names, ports, labels, namespaces, paths, metrics, flags) is said otherwise where it is written, one at a
        time: by a slip of the hand, and by the name of another thing of its role. Mutants come from paths and types, and know no
        rule. A mutant is caught where `tandem validate` has any finding. What survives changes nothing of what serves, for a
        reason that `tools/tests/Tandem.CatchRate/Mutants/harmless.yaml` gives; a test holds every entry to a mutant.


        """;

    public static string Of(IReadOnlyList<MutantOutcome> outcomes)
    {
        var survivors = outcomes.Where(outcome => !outcome.IsCaught).Select(outcome => outcome.Mutant).ToList();
        var unexplained = outcomes.Where(outcome => outcome.IsUnexplained).Select(outcome => outcome.Mutant).ToList();
        var page = new StringBuilder(Head);
        Row(page, "mutants", "");
        Row(page, "---", "--:");
        Row(page, "tried", Text(outcomes.Count));
        Row(page, "caught", $"{Text(outcomes.Count - survivors.Count)} ({Share(outcomes.Count - survivors.Count, outcomes.Count)})");
        Row(page, "survived, harmless for a reason", $"{Text(survivors.Count - unexplained.Count)} ({Share(survivors.Count - unexplained.Count, outcomes.Count)})");
        Row(page, "survived, unexplained", $"{Text(unexplained.Count)} ({Share(unexplained.Count, outcomes.Count)})");
        foreach (var entry in Harmless.All)
        {
            Section(page, entry.Reason, [.. survivors.Where(entry.Covers)]);
        }

        Section(page, "Unexplained", unexplained);
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, IReadOnlyList<Mutant> mutants)
    {
        if (mutants.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            page.AppendJoin("", mutants.Select(mutant => $"- `{mutant.Place.File}` {mutant.Field}: `{mutant.Instead}` for `{mutant.Token}`\n"));
        }
    }

    private static void Row(StringBuilder page, string name, string value) => page.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");

    private static string Share(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / Math.Max(1, all):0.#} %");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
