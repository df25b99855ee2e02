using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;

namespace Tandem.Tests.Support;

/// <summary>A rule with a bug.</summary>
internal sealed class ThrowingRule() : Rule(new RuleInfo("TND0103", "floating-image-tag", Severity.Error, Layers.References, "A rule that has a bug."))
{
    public override IEnumerable<Finding> Check(FleetModel fleet) => throw new InvalidOperationException("<the> bug: 100%, [really]\nsecond line");
}
