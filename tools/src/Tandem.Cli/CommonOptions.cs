using System.CommandLine;

namespace Tandem.Cli;

/// <summary>The options that every command takes.</summary>
internal static class CommonOptions
{
    public static Option<string?> Directory { get; } = new("--directory", "-C")
    {
        Description = "Work in this folder instead of the current one.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Config { get; } = new("--config")
    {
        Description = "The settings file; its folder is the repository's root. Found upward as tandem.yaml by default.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<string> Color { get; } = Choice("--color", "auto", "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.", "auto", "always", "never");

    public static Option<string> Verbosity { get; } = Choice("--verbosity", "normal", "How much is said: quiet (findings alone), normal or detailed (with progress).", "quiet", "normal", "detailed");

    /// <summary>The folder that a command works in, and that paths on the command line are named from.</summary>
    public static string Folder(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(Directory) ?? ".");

    private static Option<string> Choice(string name, string initial, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => initial, Recursive = true };
        return option.AcceptOnlyFromAmong(values);
    }
}
