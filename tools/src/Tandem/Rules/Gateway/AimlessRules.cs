using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>Firewall rules that would let the load balancer in, and are for nodes that there are not: of a tag or an account that no pool has, or in another network.</summary>
/// <remarks>https://docs.cloud.google.com/firewall/docs/firewalls#rule_assignment</remarks>
/// <param name="fleet">The fleet.</param>
/// <param name="infra">The plan.</param>
internal sealed class AimlessRules(FleetModel fleet, InfraModel infra)
{
    private const string Accounts = "target_service_accounts";
    private const string Tags = "target_tags";
    private const string Network = "network";
    private readonly List<PlannedCluster> clusters = [.. PlannedCluster.Of(fleet, infra)];

    /// <summary>Each that a flow counts on, with no other that has an aim; none where all rules miss the accounts of all pools, which is the pools' mistake.</summary>
    public IEnumerable<FirewallComplaint> Of(IReadOnlyList<FirewallRule> rules, IReadOnlyList<Flow> flows)
    {
        var missed = rules.Select(rule => (Rule: rule, Field: Missed(rule))).Where(pair => pair.Field is not null).ToDictionary(pair => pair.Rule, pair => pair.Field!);
        return missed.Count == rules.Count && missed.Values.All(field => field == Accounts) ? [] :
            from pair in missed
            where flows.Any(flow => pair.Key.Passes(flow) && rules.Where(other => other.Passes(flow)).All(missed.ContainsKey))
            select new FirewallComplaint(pair.Key, [pair.Value], Told(pair.Key.Resource, pair.Value));
    }

    private static string Told(PlannedResource rule, string field) => field == Network ? $"it is in the network {rule.Text(Network)}, and no cluster is"
        : $"no node pool has {(field == Tags ? "the tag" : "the account")} {string.Join(" or ", rule.Texts(field))}, so that the rule is for nobody";

    // The argument by which a rule misses every pool; null where it does not, or may not.
    private string? Missed(FirewallRule rule)
    {
        if (clusters.Select(cluster => Last(cluster.Resource.Text(Network))).ToList() is { Count: > 0 } networks && !networks.Contains(null) && Last(rule.Resource.Text(Network)) is { } network && !networks.Contains(network))
        {
            return Network;
        }

        var (accounts, tags) = (rule.Resource.Texts(Accounts), rule.Resource.Texts(Tags));
        var pools = clusters.Exists(cluster => cluster.IsAutopilot) ? [] : clusters.SelectMany(cluster => cluster.Pools).ToList();
        return pools.Count == 0 ? null
            // Tags that GKE makes are known to nobody before.
            : tags.Count > 0 ? (tags.Any(tag => tag.StartsWith("gke-", StringComparison.Ordinal)) || pools.Exists(pool => Has(pool, tags, "node_config", "tags")) ? null : Tags)
            : accounts.Count == 0 || pools.Exists(pool => Has(pool, accounts, "node_config", "service_account")) ? null : Accounts;
    }

    private static string? Last(string? path) => path?.Split('/')[^1];

    // What only apply tells may be anything.
    private static bool Has(PlannedResource pool, IReadOnlyList<string> wanted, params string[] path) =>
        pool.Texts(path).Append(pool.Text(path)).Any(had => wanted.Contains(had, StringComparer.Ordinal)) || (pool.Writes(path) && pool.Text(path) is null && pool.Texts(path).Count == 0);
}
