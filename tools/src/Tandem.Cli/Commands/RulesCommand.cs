using System.CommandLine;
using Tandem.Rules;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem rules</c>: the catalogue.</summary>
internal static class RulesCommand
{
    private static readonly Option<bool> Markdown = new("--markdown") { Description = "Print the index of docs/rules instead." };

    public static Command Create(Screen screen)
    {
        var command = new Command("rules", "List every rule with its id, severity and layer.") { Markdown };
        command.SetAction(parsed =>
        {
            screen.Output.Write(parsed.GetValue(Markdown) ? RulePages.Index() : Table());
            return ExitCodes.Clean;
        });
        return command;
    }

    private static string Table()
    {
        var width = RuleCatalog.All.Max(rule => rule.Name.Length) + 2;
        var lines = RuleCatalog.All.Select(rule =>
            $"{rule.Id}  {rule.Name.PadRight(width)}{rule.Severity.ToString().ToLowerInvariant(),-9}{rule.Layer,-12}{rule.Title}");
        return string.Join('\n', lines) + "\n\nExplain one with: tandem explain ID\n";
    }
}
