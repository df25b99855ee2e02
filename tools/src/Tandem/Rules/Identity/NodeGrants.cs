using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>The roles that the nodes' account needs, and the scopes without which roles do not count.</summary>
/// <remarks>
/// docs.cloud.google.com/kubernetes-engine/docs/how-to/service-accounts; docs.cloud.google.com/kubernetes-engine/docs/how-to/expose-custom-metrics-autoscaling
/// </remarks>
/// <param name="fleet">The model.</param>
/// <param name="infra">The plan.</param>
internal sealed class NodeGrants(FleetModel fleet, InfraModel infra)
{
    private const string Default = "roles/container.defaultNodeServiceAccount";
    private const string Writer = "roles/autoscaling.metricsWriter";
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";
    private static readonly string[] AllOfIt = ["roles/editor", "roles/owner"];
    private static readonly string[] Enough = [Default, "roles/container.nodeServiceAccount", .. AllOfIt];
    private static readonly string[] OfUse = [Default, Writer, "roles/container.nodeServiceAccount", "roles/artifactregistry.reader", "roles/storage.objectViewer", "roles/stackdriver.resourceMetadata.writer"];

    /// <summary>Everything that is missing.</summary>
    public IEnumerable<Finding> Missing(RuleInfo rule)
    {
        var pools = PlannedCluster.Of(fleet, infra).SelectMany(cluster => cluster.Pools).ToList();
        var accounts = pools.Select(pool => pool.Text("node_config", "service_account")).OfType<string>().Distinct(StringComparer.Ordinal);
        return accounts.SelectMany(account => OfAccount(rule, account)).Concat(pools.Where(LacksScope).Select(pool => Finding.At(rule, pool.Expression("node_config", "oauth_scopes"),
            "The nodes' scopes keep their account from what its roles allow: no metric and no log is written.", $"Write [\"{Scope}\"], and let roles alone decide."))).DistinctBy(finding => finding.Blame.Place);
    }

    private static bool LacksScope(PlannedResource pool) =>
        pool.Writes("node_config", "oauth_scopes") && pool.Items("node_config").Count > 0 && pool.Texts("node_config", "oauth_scopes") is { Count: > 0 } scopes && !scopes.Contains(Scope, StringComparer.Ordinal);

    private IEnumerable<Finding> OfAccount(RuleInfo rule, string account)
    {
        var grants = infra.Resources.Where(resource => resource.Type is "google_project_iam_member" or "google_project_iam_binding"
            && (resource.Text("member") == $"serviceAccount:{account}" || resource.Texts("members").Contains($"serviceAccount:{account}", StringComparer.Ordinal))).ToList();
        var roles = grants.Select(grant => grant.Text("role")).OfType<string>().ToList();
        var writes = fleet.Objects.Any(candidate => candidate.Unit is not null && candidate.Manifest.Id.Kind == "AutoscalingMetric");
        // Without any grant here, somebody else gives them.
        if (grants.Count == 0 || roles.Intersect(AllOfIt, StringComparer.Ordinal).Any())
        {
            yield break;
        }

        if (!roles.Intersect(Enough, StringComparer.Ordinal).Any() && !(roles.Contains("roles/logging.logWriter") && roles.Contains("roles/monitoring.metricWriter")))
        {
            yield return At(rule, grants, $"The nodes' account {account} lacks {Default}: its nodes never become healthy.", $"Add {Default}.");
        }

        if (writes && !roles.Contains(Writer))
        {
            yield return At(rule, grants, $"The nodes' account {account} lacks {Writer}: no value of an AutoscalingMetric reaches the load balancer.", $"Add {Writer}.");
        }
    }

    // A role that is of no use to nodes stands where the right one should; else it is missing from the list.
    private static Finding At(RuleInfo rule, List<PlannedResource> grants, string message, string advice)
    {
        var stray = grants.Find(grant => !OfUse.Contains(grant.Text("role"), StringComparer.Ordinal));
        return Finding.At(rule, stray is not null ? RoleTexts.PlaceOf(stray, stray.Text("role")!) : grants[0].Expression(grants[0].Writes("for_each") ? "for_each" : "role"), message, advice);
    }
}
