using System.CommandLine;
using Tandem.Cli.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem config explain</c>: every setting, its value, and where it came from.</summary>
internal static class ConfigCommand
{
    public static Command Create(Screen screen)
    {
        var explain = new Command("explain", "Print every setting with its value and where it came from.");
        explain.SetAction(parsed => Explain(parsed, screen));
        return new Command("config", "The tool's settings.") { explain };
    }

    private static int Explain(ParseResult parsed, Screen screen)
    {
        var settings = new SettingsTable(parsed, Repository.FindOrHere(parsed)).All().ToList();
        var (names, sources) = (settings.Max(setting => setting.Name.Length), settings.Max(setting => setting.Source.Length));
        var ink = Screen.Ink(parsed);
        settings.ForEach(setting => screen.Output.WriteLine($"{setting.Name.PadRight(names)}  {ink.Faint(setting.Source.PadRight(sources))}  {setting.Value}"));
        return ExitCodes.Clean;
    }
}
