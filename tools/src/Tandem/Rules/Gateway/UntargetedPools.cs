using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>The node pools that no firewall rule is for, where rules name the accounts of nodes.</summary>
internal static class UntargetedPools
{
    /// <summary>A finding for every pool whose account none of the rules names.</summary>
    public static IEnumerable<Finding> Of(RuleInfo info, FleetModel fleet, InfraModel infra, IReadOnlyList<FirewallRule> rules) => rules.Count == 0 ? [] : Pools(fleet, infra, rules)
        .Select(pool => Finding.At(info, pool.Expression("node_config", "service_account"), $"{pool.Address} runs as another account than the firewall's rules are for: nothing reaches its Pods.",
            $"Set service_account to {rules[0].Resource.Texts("target_service_accounts")[0]}."));

    private static IEnumerable<PlannedResource> Pools(FleetModel fleet, InfraModel infra, IReadOnlyList<FirewallRule> rules)
    {
        var accounts = rules.SelectMany(rule => rule.Resource.Texts("target_service_accounts")).ToHashSet(StringComparer.Ordinal);
        var areTargeted = rules.All(rule => rule.Resource.Texts("target_service_accounts").Count > 0);
        return !areTargeted ? [] : PlannedCluster.Of(fleet, infra).Where(cluster => !cluster.IsAutopilot).SelectMany(cluster => cluster.Pools)
            .Where(pool => pool.Text("node_config", "service_account") is { } account ? !accounts.Contains(account) : !pool.Writes("node_config", "service_account"))
            .DistinctBy(pool => pool.Block);
    }
}
