using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Security;

/// <summary>A binding or a policy of Terraform that owns a role, beside a resource that gives the same role to one more.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam</remarks>
public sealed class AuthoritativeGrant() : SeamRule(new RuleInfo(
    "TND0714", "authoritative-grant", Severity.Error, Layers.Security, "Two resources of Terraform decide who has a role, and one of them takes it from all others."))
{
    private const string Policy = "policy";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var grants = infra.Resources.Select(IamGrant.From).OfType<IamGrant>().ToList();
        return grants.Where(OfAppliers.IsTaken).DistinctBy(grant => grant.Resource.Block?.Place).Select(grant => grant.Resource.Finding(Info,
            $"{grant.Resource.Address} owns {grant.Role} in the project, so each apply takes it from whoever applies.", $"Give it by a member, or name the others in the binding too.")).Concat(
               from owner in grants
               where owner.IsAuthoritative
               from other in grants
               where other.Resource != owner.Resource && other.IsOnSame(owner) && owner.Owns(other)
               group other by owner.Resource.Block?.Place into fights
               let owner = grants.First(grant => grant.IsAuthoritative && grant.Resource.Block?.Place == fights.Key && fights.Any(other => other.IsOnSame(grant) && grant.Owns(other)))
               let other = fights.First()
               // Of two that own all, the one that stands below.
               where !other.IsAuthoritative || !other.Owns(owner) || (other.Resource.Block is { } above && fights.Key is { } own && above.Place < own)
               select owner.Resource.Finding(Info, $"{owner.Resource.Address} owns {(owner.Form == Policy ? "every role" : owner.Role)} there, so each apply takes away what {other.Resource.Address} gives.",
                   "Write every grant of a role in one way: a member for each, or one binding with all.")).DistinctBy(finding => finding.Blame.Place);
    }
}
