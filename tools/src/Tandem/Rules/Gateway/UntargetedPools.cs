using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>The node pools that no firewall rule is for, where rules name the accounts or the tags of nodes.</summary>
internal static class UntargetedPools
{
    private const string Tags = "target_tags";
    private const string Accounts = "target_service_accounts";

    /// <summary>A finding for every pool whose account or tags none of the rules names.</summary>
    public static IEnumerable<Finding> Of(RuleInfo info, FleetModel fleet, InfraModel infra, IReadOnlyList<FirewallRule> rules)
    {
        var (accounts, tags) = (All(rules, Accounts), All(rules, Tags));
        var pools = rules.Count == 0 || rules.Any(rule => !Names(rule, Accounts) && !Names(rule, Tags)) ? [] : PlannedCluster.Of(fleet, infra).Where(cluster => !cluster.IsAutopilot).SelectMany(cluster => cluster.Pools);
        return pools.Where(pool => Misses(pool, accounts, "service_account") && Misses(pool, tags, "tags") && !tags.Any(tag => tag.StartsWith("gke-", StringComparison.Ordinal))).DistinctBy(pool => pool.Block)
            .Select(pool => accounts.Count > 0
                ? Finding.At(info, pool.Expression("node_config", "service_account"), $"{pool.Address} runs as another account than the firewall's rules are for: nothing reaches its Pods.", $"Set service_account to {accounts[0]}.")
                : Finding.At(info, pool.Expression("node_config", "tags"), $"{pool.Address} has none of the tags that the firewall's rules are for: nothing reaches its Pods.", $"Set tags to [\"{tags[0]}\"]."));
    }

    private static bool Names(FirewallRule rule, string argument) => rule.Resource.Texts(argument).Count > 0;

    private static List<string> All(IEnumerable<FirewallRule> rules, string argument) => [.. rules.SelectMany(rule => rule.Resource.Texts(argument))];

    // What only apply tells may be anything.
    private static bool Misses(PlannedResource pool, List<string> wanted, string attribute) => pool.Texts("node_config", attribute).Append(pool.Text("node_config", attribute)).OfType<string>().ToList() is var had
        && (had.Count > 0 ? !had.Exists(wanted.Contains) : wanted.Count == 0 || !pool.Writes("node_config", attribute));
}
