using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>A resource that terraform may make before what it needs: nothing in its arguments says so, and neither does <c>depends_on</c>.</summary>
/// <remarks>docs/decisions/0023-apis-and-agents.md, 0025-node-pools.md; https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on</remarks>
public sealed class MissingOrder() : Rule(new RuleInfo(
    "TND0408", "missing-order", Severity.Error, Layers.Terraform, "A resource does not wait for what it needs."))
{
    private const string Member = "_iam_member";

    // What all others stand on, and what answers "not enabled" for a while after its API is turned on.
    private static readonly string[] CallsApi = ["google_compute_network", "google_storage_bucket", "google_gke_hub_membership", "google_secret_manager_secret", "google_project_service_identity"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Infra is { } infra ? Check(new WaitingGraph(infra.Module)) : [];

    private IEnumerable<Finding> Check(WaitingGraph graph)
    {
        var resources = graph.Blocks.Where(block => block.Type == "resource").ToList();
        var (hasApis, hasClusters) = (resources.Exists(IsApi), resources.Exists(IsCluster));
        var early = resources.Where(block => hasApis && CallsApi.Contains(block.Labels[0], StringComparer.Ordinal) && !graph.Waits(block, IsApi)).ToList();
        return early.Where(block => !graph.Named(block).Any(early.Contains)).Select(block => At(block, "the APIs to be enabled", "the first apply fails"))
            .Concat(resources.Where(block => hasClusters && IsOf(block, Member) && graph.Says(block, "svc.id.goog") && !graph.Waits(block, IsCluster))
                .Select(block => At(block, "a cluster", "the pool of identities that its member is of comes into being with the first one")))
            .Concat(resources.Where(block => block.Labels[0] == "google_gke_hub_feature").SelectMany(block => OfFeature(graph, resources, block)))
            .Concat(resources.Where(block => block.Labels[0] == "google_container_node_pool").SelectMany(block => OfPool(graph, resources, block)));
    }

    private static bool IsApi(HclBlock block) => block.Labels[0] == "google_project_service";

    private static bool IsOf(HclBlock block, string ending) => block.Labels[0].EndsWith(ending, StringComparison.Ordinal);

    private static bool IsCluster(HclBlock block) => block.Labels[0] == "google_container_cluster";

    // The agent that a feature starts works at once, and gives up for long where it may not.
    private IEnumerable<Finding> OfFeature(WaitingGraph graph, List<HclBlock> resources, HclBlock feature)
    {
        Func<HclBlock, bool>? isOfAgent = feature.Attribute("name")?.Value.Text switch
        {
            "\"multiclusteringress\"" => grant => graph.Named(grant).Any(named => named.Labels[0] == "google_project_service_identity" && Says(named, "service", "multiclusteringress.")),
            "\"multiclusterservicediscovery\"" => grant => Says(grant, "member", "gke-mcs-importer"),
            _ => null,
        };
        return isOfAgent is null ? [] : resources.Where(block => IsOf(block, Member) && isOfAgent(block) && !graph.Waits(feature, other => other == block))
            .Select(grant => At(feature, grant.Address!, "its agent may do nothing yet"));
    }

    private static bool Says(HclBlock block, string attribute, string text) => block.Attribute(attribute)?.Value.Text.Contains(text, StringComparison.Ordinal) == true;

    private IEnumerable<Finding> OfPool(WaitingGraph graph, List<HclBlock> resources, HclBlock pool)
    {
        var account = graph.Named(pool).FirstOrDefault(block => block.Labels[0] == "google_service_account");
        var needed = resources.Where(block => block.Labels[0] == "google_compute_router_nat" || (account is not null && block.Labels[0] == "google_project" + Member && graph.Named(block).Contains(account)));
        return needed.Where(block => !graph.Waits(pool, other => other == block)).Take(1)
            .Select(block => At(pool, block.Address!, IsOf(block, Member) ? "a node without its roles cannot report itself" : "a node without a public address pulls no image before"));
    }

    private Finding At(HclBlock block, string needed, string why) => Finding.At(Info, block.Attribute("depends_on")?.Place ?? block.Place,
        $"{block.Address} does not wait for {needed}: {why}.", "Name it in depends_on, or something that waits for it.");
}
