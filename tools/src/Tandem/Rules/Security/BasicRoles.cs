using Tandem.Findings;
using Tandem.Rules.Identity;
using Tandem.Terraform;

namespace Tandem.Rules.Security;

/// <summary>Grants of roles on a whole project that let their holder change nearly everything, or give himself any other role.</summary>
/// <remarks>docs.cloud.google.com/iam/docs/roles-overview, basic roles</remarks>
internal static class BasicRoles
{
    private static readonly string[] Mighty =
    [
        "roles/owner", "roles/editor", "roles/resourcemanager.projectIamAdmin", "roles/iam.securityAdmin", "roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountKeyAdmin",
    ];

    /// <summary>Every one of them.</summary>
    public static IEnumerable<Finding> Of(InfraModel infra, RuleInfo rule) =>
        from grant in infra.Resources
        where grant.Type.StartsWith("google_project_iam_", StringComparison.Ordinal)
        let role = grant.Text("role")
        where Mighty.Contains(role, StringComparer.Ordinal)
        select Finding.At(rule, RoleTexts.PlaceOf(grant, role), $"{grant.Address} gives {role} on the whole project.", "Name the roles that the work needs.");
}
