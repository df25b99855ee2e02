using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Security;

/// <summary>Roles in a project that somebody outside of the configuration has: whoever applies it, or whom the project belongs to.</summary>
/// <remarks>docs/terraform.md; https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam warns of it.</remarks>
internal static class OfAppliers
{
    private const string Project = "google_project_iam_binding";
    private const string Made = "google_";

    private static readonly string[] Roles =
    [
        "roles/owner", "roles/editor", "roles/container.admin", "roles/compute.admin", "roles/compute.networkAdmin", "roles/compute.securityAdmin", "roles/dns.admin",
        "roles/gkehub.admin", "roles/iam.serviceAccountAdmin", "roles/iam.serviceAccountUser", "roles/resourcemanager.projectIamAdmin", "roles/secretmanager.admin",
        "roles/serviceusage.serviceUsageAdmin", "roles/storage.admin",
    ];

    /// <summary>Whether a binding takes such a role from everybody but accounts that the configuration itself makes: none of these applies it.</summary>
    public static bool IsTaken(IamGrant grant) => grant.Resource.Type == Project && Roles.Contains(grant.Role, StringComparer.Ordinal)
        && grant.Resource.Block?.Attribute("members")?.Value is { Items.Count: > 0 } members && members.Items.All(IsMade);

    // A Kubernetes account, or one that stands here as a resource.
    private static bool IsMade(HclValue member) => member.Text.Contains(Made, StringComparison.Ordinal) || member.Text.Contains("/subject/ns/", StringComparison.Ordinal);
}
