using System.Globalization;
using Spectre.Console;
using Tandem.Twin.Hosting;

namespace Tandem.Cli.Twin;

/// <summary>The moving table of a twin on a terminal: regions, Pods, requests per second by region, errors, faults.</summary>
internal static class TwinTable
{
    private static readonly string[] Headings = ["region", "gateway", "pods", "req/s", "answered", "errors"];

    public static Task ShowAsync(TwinHost host, TimeSpan beat, CancellationToken cancel) => AnsiConsole.Live(Draw(host.Snapshot, host.Snapshot, beat)).StartAsync(async live =>
    {
        var before = host.Snapshot;
        using var timer = new PeriodicTimer(beat);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            var now = host.Snapshot;
            live.UpdateTarget(Draw(before, now, beat));
            before = now;
        }
    });

    private static Table Draw(TwinSnapshot before, TwinSnapshot now, TimeSpan beat)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in Headings)
        {
            table.AddColumn(heading, column => column.NoWrap());
        }

        foreach (var (name, region) in now.Regions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var (traffic, old) = (now.Traffic.Regions[name], before.Traffic.Regions[name]);
            table.AddRow(
                Markup.Escape(name), Markup.Escape(region.Gateway?.Replace("http://", "", StringComparison.Ordinal) ?? "-"), string.Join('\n', region.Pods.Select(Pod)),
                ((traffic.Requests - old.Requests) / beat.TotalSeconds).ToString("0", CultureInfo.InvariantCulture),
                $"{traffic.Answered}", traffic.Errors == 0 ? "0" : $"[red]{traffic.Errors}[/]");
        }

        table.Caption(Markup.Escape($"simulated {now.Time:HH:mm:ss}  {string.Join("  ", now.Faults.Select(fault => $"{fault.Kind} in {fault.Region}"))}  Ctrl-C ends it"));
        return table;
    }

    private static string Pod(PodSnapshot pod) => $"[{(pod.Ready ? "green" : "yellow")}]{Markup.Escape($"{Short(pod.Name)} {pod.Status}")}[/]";

    // Its owner's hash says nothing to a person, and a terminal has 80 columns.
    private static string Short(string name) => name.Split('-') is { Length: > 2 } parts ? $"{string.Join('-', parts[..^2])}-…{parts[^1]}" : name;
}
