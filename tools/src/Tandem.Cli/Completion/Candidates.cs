using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Tandem.Cli.Completion;

/// <summary>What may follow a command line that is not finished.</summary>
internal static class Candidates
{
    /// <summary>The words that may stand at the end of <paramref name="line"/>, which begins with the program's name.</summary>
    public static IReadOnlyList<string> Of(Command root, string line)
    {
        var words = CommandLineParser.SplitCommandLine(line).Skip(1).ToList();
        var last = line.EndsWith(' ') || words.Count == 0 ? "" : words[^1];
        List<string> before = last.Length == 0 ? words : words[..^1];
        var equals = last.StartsWith("--", StringComparison.Ordinal) ? last.IndexOf('=', StringComparison.Ordinal) : -1;
        // --option=VALUE is one word for a shell and two for us.
        return equals < 0 ? Matching(root, before, last) : [.. Matching(root, [.. before, last[..equals]], last[(equals + 1)..]).Select(value => last[..(equals + 1)] + value)];
    }

    private static IReadOnlyList<string> Matching(Command root, List<string> before, string word)
    {
        var commands = Commands(root.Parse(before).CommandResult).ToList();
        var options = commands.SelectMany((command, depth) => command.Options.Where(option => !option.Hidden && (depth == 0 || option.Recursive))).ToList();
        var waiting = before.Count == 0 ? null : options.Find(option => IsNamed(option, before[^1]) && option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool));
        var found = waiting is not null ? Labels(waiting)
            : word.StartsWith('-') ? options.SelectMany(option => option.Aliases.Append(option.Name)).Where(name => name.StartsWith('-') && name != "-?")
            : commands[0].Subcommands.Where(command => !command.Hidden).Select(command => command.Name).Concat(commands[0].Arguments.SelectMany(Labels));
        return [.. found.Where(label => label.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static bool IsNamed(Option option, string name) => option.Name == name || option.Aliases.Contains(name);

    private static IEnumerable<string> Labels(Symbol symbol) => symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label);

    // The command that the line has come to, then those above it.
    private static IEnumerable<Command> Commands(CommandResult? result)
    {
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: var command })
            {
                yield return command;
            }
        }
    }
}
