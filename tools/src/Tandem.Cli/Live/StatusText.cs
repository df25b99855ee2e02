using Tandem.Live.Status;
using Tandem.Reports;

namespace Tandem.Cli.Live;

/// <summary>The status as a table: a block for each region, what is wrong in full and what is well in short.</summary>
internal static class StatusText
{
    /// <summary>The text.</summary>
    public static string Of(FleetStatus status, Ink ink, bool isDetailed)
    {
        using var text = new StringWriter { NewLine = "\n" };
        foreach (var region in status.Items.GroupBy(item => item.Region).OrderBy(region => region.Key, StringComparer.Ordinal))
        {
            text.WriteLine(ink.Strong(region.Key));
            foreach (var part in region.GroupBy(item => item.Part))
            {
                Part(text, [.. part], ink, isDetailed);
            }

            text.WriteLine();
        }

        text.WriteLine(Summary(status, ink));
        return text.ToString();
    }

    private static void Part(StringWriter text, List<StatusItem> items, Ink ink, bool isDetailed)
    {
        foreach (var (index, item) in items.Index())
        {
            text.WriteLine($"  {(index == 0 ? item.Part : ""),-9}{Sign(item.Level, ink)} {item.Object,-52} {(isDetailed ? item.Text : Short(item.Text))}".TrimEnd());
        }
    }

    private static string Short(string text) => text.Length <= 160 ? text : text[..157] + "...";

    private static string Sign(StatusLevel level, Ink ink) => level switch
    {
        StatusLevel.Good => ink.Good("✓"),
        StatusLevel.Waiting => ink.Doubtful("…"),
        StatusLevel.Bad => ink.Bad("✗"),
        StatusLevel.Manual => ink.Faint("→"),
        _ => ink.Doubtful("?"),
    };

    private static string Summary(FleetStatus status, Ink ink)
    {
        int Count(StatusLevel level) => status.Items.Count(item => item.Level == level);
        var (bad, waiting, unknown) = (Count(StatusLevel.Bad), Count(StatusLevel.Waiting), Count(StatusLevel.Unknown));
        var byHand = Count(StatusLevel.Manual) is var manual and > 0 ? $" {manual} more to be looked at by hand." : "";
        return bad + waiting + unknown == 0 ? ink.Good($"All well: {Count(StatusLevel.Good)} looked at.") + byHand
            : $"{bad} bad, {waiting} on their way, {unknown} could not be asked, {Count(StatusLevel.Good)} well.{byHand}";
    }
}
