using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>Bounds of the TPU pool that contradict each other, or that leave no node for a replica.</summary>
public sealed class PoolBounds() : Rule(new RuleInfo(
    "TND0603", "pool-bounds", Severity.Error, Layers.Facts, "The TPU pool cannot hold the replicas."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Facts.Regions.SelectMany(Check);

    private IEnumerable<Finding> Check(FactsOf facts)
    {
        var (least, most, replicas) = (facts.Number("nodePoolMin"), facts.Number("nodePoolMax"), facts.Number("replicas"));
        if (least > most)
        {
            var highest = replicas > most;
            yield return facts.Finding(Info, highest ? "nodePoolMax" : "nodePoolMin", $"The pool has at least {least} nodes, but at most {most}.", "nodePoolMin may not be above nodePoolMax.");
        }
        else if (replicas > most)
        {
            yield return facts.Finding(Info, "replicas", $"{replicas} replicas need a node each, but the pool has at most {most}.", "Raise nodePoolMax, and the TPU quota with it, or ask for fewer replicas.");
        }
    }
}
