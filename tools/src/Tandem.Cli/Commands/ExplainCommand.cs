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
        Id.CompletionSources.Add([.. RuleCatalog.All.Select(rule => rule.Id), .. RuleCatalog.All.Select(rule => rule.Name)]);
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

        screen.Output.Write(RulePageText.Markdown(rule));
        return ExitCodes.Clean;
    }
}
