namespace Tandem.Tests.Fuzz;

/// <summary>One thing done to a text: a piece of it removed, repeated or moved, or something put in.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="At">Where, as a share of the text.</param>
/// <param name="Length">To how many characters or lines.</param>
/// <param name="Text">What is put in.</param>
public sealed record Mutation(MutationKind Kind, double At, int Length, string Text)
{
    private static readonly string[] Pieces =
    [
        "\t", ":", ": ", "- ", "[", "]", "{", "}", "\"", "'", "|", ">", "&a ", "*a", "<<: *a", "#", "---\n", "\n", "\n  ", "~", "!!binary ", "?", "@", "\u0000", "\uD83D\uDE00",
        "0x", "1e999", ".nan", "null", "unset", "$patch: delete", "kind: List\nitems: []\n", "name: ", "99999999999999999999999",
    ];

    public static Mutation From(Random random) => new(
        random.GetItems(Enum.GetValues<MutationKind>(), 1)[0], random.NextDouble(), random.Next(1, 41), random.GetItems(Pieces, 1)[0]);

    public string Apply(string text)
    {
        var start = Math.Min((int)(At * text.Length), Math.Max(0, text.Length - 1));
        var end = Math.Min(text.Length, start + Length);
        var lines = text.Split('\n').ToList();
        var line = Math.Min((int)(At * lines.Count), lines.Count - 1);
        return Kind switch
        {
            MutationKind.Remove => text[..start] + text[end..],
            MutationKind.Repeat => text[..end] + text[start..],
            MutationKind.Insert => text[..start] + Text + text[start..],
            MutationKind.Replace => text[..start] + Text + text[end..],
            MutationKind.RemoveLine => string.Join('\n', lines.Where((_, i) => i != line)),
            MutationKind.RepeatLine => string.Join('\n', lines.SelectMany((each, i) => i == line ? [each, each] : new[] { each })),
            MutationKind.Indent => string.Join('\n', lines.Select((each, i) => i == line ? new string(' ', Length % 7) + each : each)),
            MutationKind.Outdent => string.Join('\n', lines.Select((each, i) => i == line ? each.TrimStart() : each)),
            _ => text[..start],
        };
    }
}
