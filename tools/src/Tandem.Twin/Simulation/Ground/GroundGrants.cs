using Tandem.Twin.Providers.Store;

namespace Tandem.Twin.Simulation.Ground;

/// <summary>Roles that Terraform granted on buckets, secrets and the project.</summary>
internal sealed class GroundGrants
{
    private static readonly string[] Readers = ["roles/storage.objectViewer", "roles/storage.legacyObjectReader"];
    private static readonly string[] Writers = ["roles/storage.objectUser", "roles/storage.objectAdmin", "roles/storage.admin"];

    private readonly HashSet<(string Of, string Role, string Member)> granted = [];

    /// <summary>Whether the importer of exported pools may see the network.</summary>
    public bool MayImport => granted.Any(grant => grant is { Of: "project", Role: "roles/compute.networkViewer" }
        && grant.Member.EndsWith("/subject/ns/gke-mcs/sa/gke-mcs-importer", StringComparison.Ordinal));

    public static GroundGrants Of(ResourceStore store)
    {
        var grants = new GroundGrants();
        foreach (var (type, field) in ((string, string)[])[("google_storage_bucket_iam_member", "bucket"), ("google_secret_manager_secret_iam_member", "secret_id"), ("google_project_iam_member", "")])
        {
            foreach (var grant in store.Of(type))
            {
                var of = field.Length == 0 ? "project" : (grant.TextOf(field) ?? "").Split('/')[^1];
                grants.granted.Add((of, grant.TextOf("role") ?? "", grant.TextOf("member") ?? ""));
            }
        }

        foreach (var binding in store.Of("google_project_iam_binding"))
        {
            grants.granted.UnionWith(binding.Values.Items("members").Select(member => ("project", binding.TextOf("role") ?? "", member.Text ?? "")));
        }

        return grants;
    }

    /// <summary>Whether an identity may read a bucket's objects, and write them where that is wanted.</summary>
    public bool MayUse(string bucket, GroundIdentity identity, bool writes) =>
        Holds(bucket, identity, writes ? Writers : [.. Readers, .. Writers]);

    /// <summary>Whether an identity may read a secret.</summary>
    public bool MayRead(string secret, GroundIdentity identity) => Holds(secret, identity, ["roles/secretmanager.secretAccessor", "roles/secretmanager.admin"]);

    private bool Holds(string of, GroundIdentity identity, IReadOnlyList<string> roles) =>
        granted.Any(grant => (grant.Of == of || grant.Of == "project") && roles.Contains(grant.Role, StringComparer.Ordinal) && identity.Is(grant.Member));
}
