using System.Globalization;
using System.Text;

namespace Tandem.CatchRate;

/// <summary>The first run over the corpus beside today's.</summary>
internal static class FirstTable
{
    public static string Of(FirstRun first, IReadOnlyList<Attempt> corpus)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(first.Class.Length == 0 ? "The first of the corpus" : $"Those of a class `{first.Class}...`")} at first run, on {first.Date} by the rules of {first.Commit}, and what is in the corpus{(first.Class.Length == 0 ? "" : " of them")} today:\n\n");
        text.Append("| layer of the fault | first: as expected | first: stopped at all | today: as expected | today: stopped at all |\n|---|--:|--:|--:|--:|\n");
        foreach (var layer in Enum.GetValues<FaultLayer>().Where(first.Layers.ContainsKey))
        {
            Row(text, layer.Title(), first.Layers[layer], CatchCount.Of([.. corpus.Where(attempt => attempt.Fault.Layer == layer)]));
        }

        Row(text, "all", Sum(first.Layers.Values), CatchCount.Of(corpus));
        return text.ToString();
    }

    private static CatchCount Sum(IEnumerable<CatchCount> counts) => counts.Aggregate((one, other) =>
        new CatchCount(one.Faults + other.Faults, one.Expected + other.Expected, one.Otherwise + other.Otherwise, 0, 0));

    private static void Row(StringBuilder text, string title, CatchCount first, CatchCount now) => text.Append(CultureInfo.InvariantCulture,
        $"| {title} | {first.Share(first.Expected)} | {first.Share(first.Expected + first.Otherwise)} | {now.Share(now.Expected)} | {now.Share(now.Expected + now.Otherwise)} |\n");
}
