using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules;

/// <summary>A check over the joined model. One class, one file, one page, one line in <see cref="RuleCatalog"/>.</summary>
/// <param name="info">What is known of it without running it.</param>
public abstract class Rule(RuleInfo info)
{
    /// <summary>What is known of it without running it.</summary>
    public RuleInfo Info { get; } = info;

    /// <summary>Every way in which the fleet breaks it. Never throws for what a person wrote.</summary>
    public abstract IEnumerable<Finding> Check(FleetModel fleet);
}
