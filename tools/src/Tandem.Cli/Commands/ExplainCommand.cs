using System.CommandLine;
using Tandem.Rules;
using Tandem.Schemas;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem explain</c>: one rule's page, offline.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The rule's id, such as TND0104, or its name." };

    public static Command Create(Screen screen)
    {
        var command = new Command("explain", "Print the page of one rule: what, why, bad and good examples, how to fix it.") { Id };
        command.SetAction(parsed => Run(parsed.GetValue(Id)!, screen));
        return command;
    }

    private static int Run(string id, Screen screen)
    {
        if (RuleCatalog.Find(id) is not { } rule)
        {
            var nearest = NearestName.Find(id.ToUpperInvariant(), RuleCatalog.All.Select(known => known.Id))
                ?? NearestName.Find(id, RuleCatalog.All.Select(known => known.Name));
            screen.Complain($"There is no rule {id}.", nearest is null ? "List them with: tandem rules" : $"Did you mean {nearest}?");
            return ExitCodes.Usage;
        }

        var page = RulePages.Read(rule) ?? throw new InvalidOperationException($"The rule {rule.Id} has no page.");
        screen.Output.Write(WithoutFrontMatter(page));
        return ExitCodes.Clean;
    }

    // The front matter is for the page's test, not for its reader.
    private static string WithoutFrontMatter(string page)
    {
        const string fence = "---\n";
        var end = page.StartsWith(fence, StringComparison.Ordinal) ? page.IndexOf("\n" + fence, StringComparison.Ordinal) : -1;
        return end < 0 ? page : page[(end + 1 + fence.Length)..].TrimStart('\n');
    }
}
