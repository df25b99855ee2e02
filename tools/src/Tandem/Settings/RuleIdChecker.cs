using Tandem.Rules;
using Tandem.Schemas;

namespace Tandem.Settings;

/// <summary>Rule ids that people write.</summary>
internal static class RuleIdChecker
{
    /// <summary>Whether a text has the form of an id, whether there is such a rule or not.</summary>
    public static bool IsId(string text) => text is ['T', 'N', 'D', _, _, _, _] && text[3..].All(char.IsAsciiDigit);

    /// <summary>What is wrong with an id; null where there is such a rule. A name is no id, but says which one was meant.</summary>
    public static SuppressionFlaw? Check(string id)
    {
        if (RuleCatalog.All.Any(rule => rule.Id == id))
        {
            return null;
        }

        var meant = RuleCatalog.Find(id)?.Id ?? NearestName.Find(id, RuleCatalog.All.Select(known => known.Id));
        return new SuppressionFlaw($"There is no rule {id}.", meant is null ? "List them with: tandem rules" : $"Did you mean {meant}?");
    }
}
