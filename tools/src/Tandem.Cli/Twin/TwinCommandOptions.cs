using System.CommandLine;
using System.Globalization;
using Tandem.Findings;
using Tandem.Settings;
using Tandem.Twin.Hosting;
using Tandem.Twin.Simulation;

namespace Tandem.Cli.Twin;

/// <summary>The options of the commands that run a twin.</summary>
internal static class TwinCommandOptions
{
    public static Option<double> Speed { get; } = new("--speed")
    {
        Description = "How many times faster than a real cluster's its clock runs.",
        HelpName = "FACTOR",
        DefaultValueFactory = _ => 60,
    };

    public static Option<string> Retry { get; } = RetryOption();

    public static Option<string?> Snapshot { get; } = new("--snapshot")
    {
        Description = "Start with the objects that an earlier twin left in this folder, a file for each region, and leave this one's there in the end.",
        HelpName = "DIR",
    };

    public static Option<string?> Scenario { get; } = new("--scenario")
    {
        Description = "Play a scripted day, a YAML file of what happens when, then end.",
        HelpName = "FILE",
    };

    /// <summary>How a rehearsal is run, as the command line says.</summary>
    /// <exception cref="SettingsException">The speed is none, or the snapshot names no folder.</exception>
    public static RehearsalOptions Read(ParseResult parsed, Repository repository)
    {
        var speed = parsed.GetValue(Speed);
        return speed is > 0 and <= SimulatedClock.MostSpeed
            ? new RehearsalOptions(StateFolder.Of(repository.Root, "")) { Speed = speed, Retry = parsed.GetValue(Retry) != "off", Snapshot = Folder(parsed) }
            : throw new SettingsException(new Place("--speed", 1, 1), string.Create(CultureInfo.InvariantCulture, $"{speed} is no speed."),
                string.Create(CultureInfo.InvariantCulture, $"Give a factor above 0 and up to {SimulatedClock.MostSpeed}; 60 makes a minute a second."));
    }

    private static SnapshotFolder? Folder(ParseResult parsed) => parsed.GetValue(Snapshot) switch
    {
        null => null,
        { Length: > 0 } shown => new SnapshotFolder(Path.GetFullPath(shown, CommonOptions.Folder(parsed)), shown),
        _ => throw new SettingsException(new Place("--snapshot", 1, 1), "It names no folder.", "Such as --snapshot .tandem/snapshot."),
    };

    private static Option<string> RetryOption()
    {
        var option = new Option<string>("--retry") { Description = "Whether the gateway tries another server where one did not answer: on or off.", DefaultValueFactory = _ => "on" };
        return option.AcceptOnlyFromAmong("on", "off");
    }
}
