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
        var parsed = root.Parse([.. before, ""]);
        var found = before.Count > 0 && Option(parsed.CommandResult, before[^1]) is { } option
            ? option.GetCompletions(CompletionContext.Empty)
            : parsed.GetCompletions().Where(item => item.Label.StartsWith('-') == word.StartsWith('-') && !item.Label.StartsWith('/'));
        return [.. found.Select(item => item.Label).Where(label => label.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    // The option of a name that waits for its value.
    private static Option? Option(SymbolResult? at, string name)
    {
        for (; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: var command } && command.Options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name)) is { Arity.MaximumNumberOfValues: > 0 } option && option.ValueType != typeof(bool))
            {
                return option;
            }
        }

        return null;
    }
}
