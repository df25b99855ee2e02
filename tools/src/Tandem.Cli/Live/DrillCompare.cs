using System.CommandLine;
using Tandem.Findings;
using Tandem.Live.Drill;
using Tandem.Live.Drill.Reports;
using Tandem.Settings;

namespace Tandem.Cli.Live;

/// <summary><c>tandem drill compare</c>: two reports side by side.</summary>
internal static class DrillCompare
{
    private static readonly Argument<string> First = new("A") { Description = "A JSON report of a drill." };
    private static readonly Argument<string> Second = new("B") { Description = "Another, later one." };

    public static Command Create(Screen screen)
    {
        var command = new Command("compare", "Show two JSON reports side by side.") { First, Second };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed, screen)));
        return command;
    }

    private static int Run(ParseResult parsed, Screen screen)
    {
        var rows = DrillComparison.Rows(Read(parsed, First), Read(parsed, Second));
        var widths = Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            screen.Output.WriteLine($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadRight(widths[2])}  {row[3]}".TrimEnd());
        }

        return ExitCodes.Clean;
    }

    private static DrillReport Read(ParseResult parsed, Argument<string> argument)
    {
        var file = parsed.GetValue(argument)!;
        var path = Path.GetFullPath(file, CommonOptions.Folder(parsed));
        if (!File.Exists(path))
        {
            throw new SettingsException(new Place(file, 1, 1), "There is no such file.", "tandem drill --report json=FILE writes one.");
        }

        return DrillJson.Read(File.ReadAllText(path))
            ?? throw new SettingsException(new Place(file, 1, 1), $"It is no report of the form {DrillReport.SchemaName}.", "tandem drill --report json=FILE writes one.");
    }
}
