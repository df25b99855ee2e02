using System.CommandLine;
using Tandem.Reports;

namespace Tandem.Cli;

/// <summary>What the person at the terminal, or the log of a CI run, sees.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where messages and progress go.</param>
public sealed class Screen(TextWriter output, TextWriter error)
{
    /// <summary>Where results go.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Where messages and progress go.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Whether the environment wants none: https://no-color.org</summary>
    public static bool IsNoColor => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Colours for results: only on a terminal, unless asked for.</summary>
    public static Ink Ink(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Color) switch
    {
        "always" => true,
        "never" => false,
        _ => !Console.IsOutputRedirected && !IsNoColor
            && Environment.GetEnvironmentVariable("TERM") is not "dumb",
    });

    /// <summary>Says what is wrong, and what to do about it.</summary>
    public void Complain(string message, string? hint = null)
    {
        Error.WriteLine($"tandem: {message}");
        if (hint is not null)
        {
            Error.WriteLine($"        {hint}");
        }
    }

    /// <summary>Says what is going on, where that is wanted.</summary>
    public void Progress(ParseResult parsed, string message)
    {
        if (parsed.GetValue(CommonOptions.Verbosity) == "detailed")
        {
            Error.WriteLine($"tandem: {message}");
        }
    }
}
