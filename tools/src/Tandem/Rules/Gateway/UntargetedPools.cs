using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>The node pools that no firewall rule is for, where rules name the accounts of nodes.</summary>
internal static class UntargetedPools
{
    /// <summary>Every pool whose account none of the rules names.</summary>
    public static IEnumerable<PlannedResource> Of(FleetModel fleet, InfraModel infra, IReadOnlyList<FirewallRule> rules)
    {
        var accounts = rules.SelectMany(rule => rule.Resource.Texts("target_service_accounts")).ToHashSet(StringComparer.Ordinal);
        var areTargeted = rules.All(rule => rule.Resource.Texts("target_service_accounts").Count > 0);
        return !areTargeted ? [] : PlannedCluster.Of(fleet, infra).Where(cluster => !cluster.IsAutopilot).SelectMany(cluster => cluster.Pools)
            .Where(pool => pool.Text("node_config", "service_account") is { } account ? !accounts.Contains(account) : !pool.Writes("node_config", "service_account"))
            .DistinctBy(pool => pool.Block);
    }
}
