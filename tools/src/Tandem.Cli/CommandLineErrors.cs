using System.CommandLine;
using System.CommandLine.Parsing;
using Tandem.Schemas;

namespace Tandem.Cli;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class CommandLineErrors
{
    public static void Write(ParseResult parsed, Screen screen)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in parsed.UnmatchedTokens)
        {
            screen.Complain($"There is no {(token.StartsWith('-') ? "option" : "command or argument")} {token}.", Nearest(parsed, token));
            said.Add(token);
        }

        foreach (var message in parsed.Errors.Select(error => error.Message).Where(message => !said.Any(message.Contains)))
        {
            screen.Complain(message.TrimEnd('.') + ".");
        }

        screen.Complain($"See {Path(parsed.CommandResult)} --help.");
    }

    /// <summary>The option that a mistyped one was meant to be, as a hint; null where none is near.</summary>
    public static string? Nearest(ParseResult parsed, string token)
    {
        var name = token.Split('=')[0];
        var commands = Commands(parsed.CommandResult).ToList();
        var candidates = name.StartsWith('-')
            ? commands.SelectMany(command => command.Options).SelectMany(option => option.Aliases.Append(option.Name))
            : commands.SelectMany(command => command.Subcommands).Select(command => command.Name);
        return NearestName.Find(name, candidates) is { } nearest ? $"Did you mean {nearest}?" : null;
    }

    private static IEnumerable<Command> Commands(CommandResult? result)
    {
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult command)
            {
                yield return command.Command;
            }
        }
    }

    private static string Path(CommandResult result)
    {
        var names = Commands(result).Reverse().Skip(1).Select(command => command.Name);
        return string.Join(' ', names.Prepend("tandem"));
    }
}
