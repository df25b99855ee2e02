using System.CommandLine;
using Tandem.Live.Drill;
using Tandem.Live.Drill.Reports;
using Tandem.Reports;

namespace Tandem.Cli.Live;

/// <summary>Shows how a drill goes, and what it came to.</summary>
internal sealed class DrillScreen(Screen screen, Ink ink)
{
    public static DrillScreen Of(ParseResult parsed, Screen screen) => new(screen, Screen.Ink(parsed));

    /// <summary>Who is told how the drill goes: one line each, so that a log reads as a terminal does.</summary>
    public DrillProgress Progress => new(
        (number, name, waits) => screen.Error.WriteLine($"{ink.Strong($"{number}/9 {name}")}  {ink.Faint(waits)}"),
        happened => screen.Error.WriteLine($"      {happened.At!.Value.TotalSeconds,7:0.00} s  {happened.Name,-9} {ink.Faint(happened.Text)}"),
        note => screen.Error.WriteLine($"      {ink.Doubtful(note)}"));

    /// <summary>What would be done, and whether it may be.</summary>
    public void Plan(DrillOptions options, DrillPreparation preparation, string mechanism)
    {
        var output = screen.Output;
        output.WriteLine($"{ink.Strong($"Drill {options.Scenario.Name} of {options.Region}")}: {options.Scenario.Summary}");
        output.WriteLine($"  by          {mechanism}");
        output.WriteLine($"  hypothesis  {options.Scenario.Hypothesis}");
        output.WriteLine($"  load        {options.Rate:0.#} requests a second, steady, from before the fault to after it");
        output.WriteLine(ink.Strong("Targets"));
        foreach (var pod in preparation.Survey.Target.Pods)
        {
            output.WriteLine($"  Pod {Tandem.Live.Clusters.ObjectView.Name(pod)}");
        }

        foreach (var step in preparation.Steps)
        {
            output.WriteLine($"  {step.Object}  {ink.Faint($"now {step.Value?.ToJsonString() ?? "not set"}, put back afterwards")}");
        }

        Guards(preparation);
    }

    /// <summary>Every guard with what was found.</summary>
    public void Guards(DrillPreparation preparation)
    {
        screen.Output.WriteLine(ink.Strong("Guards"));
        foreach (var guard in preparation.Guards)
        {
            screen.Output.WriteLine($"  {Sign(guard.Holds)} {guard.Name,-32} {guard.Value}");
            if (guard.Hint is not null)
            {
                screen.Output.WriteLine($"    {ink.Faint(guard.Hint)}");
            }
        }
    }

    /// <summary>What it came to.</summary>
    public void Result(DrillReport report)
    {
        var output = screen.Output;
        foreach (var check in report.Checks)
        {
            output.WriteLine($"  {Sign(check.Holds)} {check.Name,-46} {check.Value,-34} {ink.Faint(check.Limit)}");
        }

        output.WriteLine();
        if (DrillWords.Requests(report) is { } requests)
        {
            output.WriteLine(requests);
        }

        if (report.Errors is not null)
        {
            output.WriteLine(DrillWords.Errors(report));
        }

        if (DrillWords.Caution(report) is { } caution)
        {
            output.WriteLine(ink.Faint(caution));
        }

        var word = report.Verdict.ToString().ToLowerInvariant();
        output.WriteLine($"{(report.Verdict switch { DrillVerdict.Passed => ink.Good(word), DrillVerdict.Failed => ink.Bad(word), _ => ink.Doubtful(word) })}: {DrillWords.Meaning(report)}");
    }

    private string Sign(bool holds) => holds ? ink.Good("✓") : ink.Bad("✗");
}
