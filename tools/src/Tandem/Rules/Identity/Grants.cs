using System.Text.Json;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>Every grant on the resources of one kind, however the configuration writes it: member, binding or policy, on one or on the project.</summary>
internal sealed class Grants
{
    private const string Impersonation = "roles/iam.workloadIdentityUser";
    private readonly InfraModel infra;
    private readonly AccessKind kind;
    private readonly List<Grant> all;

    public Grants(InfraModel infra, AccessKind kind)
    {
        (this.infra, this.kind) = (infra, kind);
        var direct = kind.Types.SelectMany(Read).Concat(Read("google_project_iam_").Where(grant => kind.Roles.ContainsKey(grant.Role ?? ""))).ToList();
        all = [.. direct, .. direct.SelectMany(ThroughGoogleAccount)];
    }

    public IReadOnlyList<Grant> All => all;

    /// <summary>Whether a grant's member or target is known only after apply: then what is missing is not known to be.</summary>
    public bool HasUnknown { get; private set; }

    private IEnumerable<Grant> Read(string type)
    {
        var isProject = type == "google_project_iam_";
        foreach (var resource in infra.Resources.Where(resource => resource.Type.StartsWith(type, StringComparison.Ordinal)))
        {
            var target = isProject ? null : Short(resource.Text(kind.Attribute));
            if ((target is null && !isProject) || !IsKnown(resource))
            {
                HasUnknown |= !isProject;
                continue;
            }

            foreach (var (role, member, path) in Members(resource))
            {
                yield return new Grant(resource, path, resource, target, role, member);
            }
        }
    }

    private static bool IsKnown(PlannedResource resource) => resource.Type.EndsWith("_policy", StringComparison.Ordinal) ? resource.Text("policy_data") is not null
        : resource.Text("role") is not null && (resource.Text("member") is not null || resource.Items("members").Count > 0);

    private static IEnumerable<(string? Role, string Member, string Path)> Members(PlannedResource resource) =>
        resource.Text("member") is { } member ? [(resource.Text("role"), member, "member")]
        : resource.Text("policy_data") is { } policy ? OfPolicy(policy)
        : resource.Texts("members").Select(one => (resource.Text("role"), one, "members"));

    private static List<(string? Role, string Member, string Path)> OfPolicy(string text)
    {
        try
        {
            using var policy = JsonDocument.Parse(text);
            return [.. from binding in policy.RootElement.GetProperty("bindings").EnumerateArray()
                       from member in binding.GetProperty("members").EnumerateArray()
                       select (binding.GetProperty("role").GetString(), member.GetString()!, "policy_data")];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    // The older way: a Google account holds the role, and the Kubernetes account may act as it.
    private IEnumerable<Grant> ThroughGoogleAccount(Grant grant)
    {
        var email = grant.Member.StartsWith("serviceAccount:", StringComparison.Ordinal) && grant.Principal is null ? grant.Member["serviceAccount:".Length..] : null;
        return email is null ? [] :
            from resource in infra.Resources
            where resource.Type.StartsWith("google_service_account_iam_", StringComparison.Ordinal)
                ? resource.Text("service_account_id")?.EndsWith(email, StringComparison.Ordinal) == true
                : resource.Type.StartsWith("google_project_iam_", StringComparison.Ordinal)
            from pair in Members(resource)
            where pair.Role == Impersonation && Principal.From(pair.Member) is not null
            select new Grant(resource, pair.Path, grant.Source, grant.Target, grant.Role, pair.Member) { ActsAs = email };
    }

    // b/NAME, projects/P/secrets/NAME
    private static string? Short(string? target) => target?.Split('/')[^1];
}
