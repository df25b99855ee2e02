using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Gateway;

/// <summary>A move of the config cluster that is under way: two clusters hold the Gateway, and one of them in vain.</summary>
public sealed class ConfigClusterMoves() : Rule(new RuleInfo(
    "TND0526", "config-cluster-moves", Severity.Warning, Layers.References, "The config cluster is on its way to another region."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var (config, next) = (fleet.Facts.Fleet["configCluster"], fleet.Facts.Fleet["moveConfigTo"]);
        var holders = fleet.Of("gateway.networking.k8s.io", "Gateway").Select(pair => pair.Unit.Cluster).Distinct(StringComparer.Ordinal).ToList();
        // Where the target lacks the Gateway, or is no region, that is said by itself.
        if (string.IsNullOrEmpty(next) || !holders.Contains(next, StringComparer.Ordinal) || !fleet.IsWhole)
        {
            return [];
        }

        var message = next != config ? $"{config} and {next} both hold the Gateway; the membership is still {config}'s."
            : holders.Find(cluster => cluster != next) is { } old ? $"The membership has moved to {next}; {old} still holds the Gateway, which nobody reads there."
            : $"Nobody but {next} holds the Gateway: the move is over.";
        return [fleet.Facts.Fleet.Finding(Info, "moveConfigTo", message, $"Go on with tandem region move-config {next}, once the step before is live.")];
    }
}
