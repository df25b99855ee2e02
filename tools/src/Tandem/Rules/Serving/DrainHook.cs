using System.Globalization;

namespace Tandem.Rules.Serving;

/// <summary>A preStop hook whose length is known: one that sleeps, or a command that is told how long to take.</summary>
/// <param name="Settle">Seconds that it waits in any case, until nobody sends any more.</param>
/// <param name="SettleField">The field that says so.</param>
/// <param name="Total">Seconds that it takes at most.</param>
/// <param name="TotalField">The field that says so.</param>
internal sealed record DrainHook(long Settle, ObjectField SettleField, long Total, ObjectField TotalField)
{
    private static readonly string[] Totals = ["deadline", "timeout", "drain"];
    private static readonly string[] Settles = ["settle", "delay", "wait"];

    /// <summary>Seconds that requests have to end once nobody sends any more.</summary>
    public long Drains => Total - Settle;

    /// <summary>Whether it is Kubernetes' own: the schema's rules hold its seconds against the grace.</summary>
    public bool IsAction { get; private init; }

    /// <summary>Whether it does nothing but wait.</summary>
    public bool IsSleep => ReferenceEquals(SettleField, TotalField);

    /// <summary>The longest hook of Pods; null where there is none whose length is known.</summary>
    public static DrainHook? Of(PodTemplate pod) => pod.Running.Select(container => container["lifecycle"]["preStop"]).Where(hook => hook.Exists).Select(Read).OfType<DrainHook>().MaxBy(hook => hook.Total);

    private static DrainHook? Read(ObjectField hook)
    {
        if (hook["sleep"]["seconds"] is { Integer: { } seconds } field)
        {
            return new DrainHook(seconds, field, seconds, field) { IsAction = true };
        }

        var words = hook["exec"]["command"].Items.SelectMany(item => (item.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => (Word: word.TrimEnd(';'), Field: item))).ToList();
        var (total, settle) = (Flag(words, Totals), Flag(words, Settles));
        var sleep = words.FindIndex(word => word.Word.Split('/')[^1] == "sleep") is var at and >= 0 && at + 1 < words.Count ? Number(words[at + 1].Word, words[at + 1].Field) : null;
        return total is { } known ? new DrainHook(settle?.Value ?? 0, settle?.Field ?? known.Field, known.Value, known.Field)
            : sleep is { } slept ? new DrainHook(slept.Value, slept.Field, slept.Value, slept.Field) : null;
    }

    private static (long Value, ObjectField Field)? Flag(List<(string Word, ObjectField Field)> words, string[] names)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var parts = words[i].Word.TrimStart('-').Split('=', 2);
            if (words[i].Word.StartsWith('-') && names.Contains(parts[0], StringComparer.Ordinal))
            {
                return parts.Length == 2 ? Number(parts[1], words[i].Field) : i + 1 < words.Count ? Number(words[i + 1].Word, words[i + 1].Field) : null;
            }
        }

        return null;
    }

    private static (long Value, ObjectField Field)? Number(string text, ObjectField field) =>
        decimal.TryParse(text.TrimEnd('s'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? ((long)number, field) : null;
}
