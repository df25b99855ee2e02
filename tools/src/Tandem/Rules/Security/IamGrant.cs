using Tandem.Terraform;

namespace Tandem.Rules.Security;

/// <summary>A resource of Terraform that gives roles: a member adds one holder, a binding owns a role, a policy owns all roles.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Subject">What the roles are on: the type without its form, and everything that names one.</param>
/// <param name="Form"><c>member</c>, <c>binding</c> or <c>policy</c>.</param>
internal sealed record IamGrant(PlannedResource Resource, string Subject, string Form)
{
    private const string Infix = "_iam_";

    // What says who and what, and what is known after apply only: the rest says on what.
    private static readonly string[] Others = ["id", "etag", "role", "member", "members", "policy_data", "condition"];

    /// <summary>The role; null for a policy.</summary>
    public string? Role => Resource.Text("role");

    /// <summary>Whether it takes the role from everybody that it does not name.</summary>
    public bool IsAuthoritative => Form is not "member";

    /// <summary>Reads a resource; null for one that gives no role.</summary>
    public static IamGrant? From(PlannedResource resource)
    {
        var at = resource.Type.LastIndexOf(Infix, StringComparison.Ordinal);
        var form = at < 0 ? "" : resource.Type[(at + Infix.Length)..];
        return form is not ("member" or "binding" or "policy") ? null : new IamGrant(resource, $"{resource.Type[..at]} {On(resource)}", form);
    }

    /// <summary>Whether both are on one thing. Where that is not known yet, the expressions tell nothing.</summary>
    public bool IsOnSame(IamGrant other) => Subject == other.Subject;

    /// <summary>Whether it would take away what another gives: all, or the same role under the same condition.</summary>
    public bool Owns(IamGrant other) => Form is "policy" || (other.Role == Role && other.Resource.Text("condition", "expression") == Resource.Text("condition", "expression"));

    private static string On(PlannedResource resource) => string.Join(' ', resource.Values.EnumerateObject()
        .Where(attribute => !Others.Contains(attribute.Name, StringComparer.Ordinal)).OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute => $"{attribute.Name}={attribute.Value}"));
}
