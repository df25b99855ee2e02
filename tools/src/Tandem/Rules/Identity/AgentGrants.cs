using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>The roles that Google's own agents need: who imports pools into the config cluster, and who reads the Gateway there.</summary>
/// <remarks>
/// docs.cloud.google.com/kubernetes-engine/docs/how-to/multi-cluster-services, docs.cloud.google.com/kubernetes-engine/docs/how-to/enabling-multi-cluster-gateways
/// </remarks>
/// <param name="infra">The plan.</param>
internal sealed class AgentGrants(InfraModel infra)
{
    private const string Importer = "/subject/ns/gke-mcs/sa/gke-mcs-importer";
    private const string Viewer = "roles/compute.networkViewer";
    private const string Ingress = "multiclusteringress";
    private const string Admin = "roles/container.admin";
    private static readonly string[] Wider = ["roles/viewer", "roles/editor", "roles/owner", "roles/compute.viewer", "roles/compute.networkAdmin", "roles/compute.admin"];
    private readonly List<PlannedResource> grants = [.. infra.Resources.Where(resource => resource.Type is "google_project_iam_member" or "google_project_iam_binding")];

    /// <summary>Everything that is missing, or given to somebody else.</summary>
    public IEnumerable<Finding> Missing(RuleInfo rule) =>
        infra.OfType("google_gke_hub_feature").Select(feature => feature.Text("name") switch
        {
            "multiclusterservicediscovery" => OfImporter(rule, feature),
            Ingress => OfAgent(rule, feature),
            _ => null,
        }).OfType<Finding>();

    private Finding? OfImporter(RuleInfo rule, PlannedResource feature)
    {
        const string message = "The importer of pools, gke-mcs/gke-mcs-importer, may not see the network: no pool of another region is ever found.";
        var own = grants.FindAll(grant => Members(grant).Any(member => member.EndsWith(Importer, StringComparison.Ordinal)));
        if (own.Exists(grant => IsOf(grant, feature) && (grant.Text("role") == Viewer || Wider.Contains(grant.Text("role"), StringComparer.Ordinal))))
        {
            return null;
        }

        var meant = own.FirstOrDefault() ?? grants.Find(grant => grant.Text("role") == Viewer && Members(grant).Any(member => member.Contains("/subject/ns/", StringComparison.Ordinal)));
        var path = meant is null ? "name" : own.Count == 0 ? meant.Writes("member") ? "member" : "members" : meant.Text("role") != Viewer ? "role" : "project";
        return Finding.At(rule, (meant ?? feature).Expression(path), message, $"Give {Viewer} in this project to the principal that ends in {Importer}.");
    }

    private Finding? OfAgent(RuleInfo rule, PlannedResource feature)
    {
        var identity = infra.OfType("google_project_service_identity").FirstOrDefault(one => one.Text("service") == $"{Ingress}.googleapis.com");
        bool IsAgents(PlannedResource grant) => Members(grant).Any(member => member.EndsWith($"@gcp-sa-{Ingress}.iam.gserviceaccount.com", StringComparison.Ordinal));
        var own = grants.FindAll(IsAgents);
        if (own.Exists(grant => grant.Text("role") is Admin or "roles/owner" or "roles/editor" && IsOf(grant, feature)))
        {
            return null;
        }

        const string message = "The agent behind the multi-cluster Gateway may not administer the clusters: it never programs the Gateway.";
        const string advice = $"Give {Admin} in this project to the service identity of {Ingress}.googleapis.com.";
        var stray = identity is null ? infra.OfType("google_project_service_identity").FirstOrDefault(one => grants.Exists(grant => grant.Text("role") == Admin && Members(grant).Contains(one.Text("member"), StringComparer.Ordinal))) : null;
        return stray is not null ? Finding.At(rule, stray.Expression("service"), message, advice)
            : own.Count > 0 ? Finding.At(rule, own[0].Expression(own[0].Text("role") == Admin ? "project" : "role"), message, advice)
            : Finding.At(rule, (grants.Find(grant => grant.Text("role") == Admin) ?? feature).Expression(grants.Exists(grant => grant.Text("role") == Admin) ? "member" : "name"), message, advice);
    }

    // The project is what its provider gives it where nobody writes it.
    private static bool IsOf(PlannedResource grant, PlannedResource feature) => grant.Text("project") is not { } project || feature.Text("project") is not { } own || project == own;

    private static IEnumerable<string> Members(PlannedResource grant) => grant.Text("member") is { } member ? [member] : grant.Texts("members");
}
