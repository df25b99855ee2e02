using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>Grants on secrets for whom no Pod runs.</summary>
internal static class SecretStrangers
{
    /// <summary>Each. The account that mounts a secret reads it; people read it in the console by their own roles, never by one on the secret.</summary>
    public static IEnumerable<Finding> Of(RuleInfo info, InfraModel infra, HashSet<string> named) =>
        from grant in new Grants(infra, AccessKind.Secret).All
        where grant.Principal is null && grant.Target is not null && named.Contains(grant.Target) && AccessKind.Secret.Allows(grant.Role) is { } access && access.HasFlag(Access.Get)
        where !new Grants(infra, AccessKind.Secret).All.Any(other => other.ActsAs is not null && grant.Member == "serviceAccount:" + other.ActsAs)
        select Finding.At(info, grant.MemberPlace, $"{grant.Member} may read the secret {grant.Target}, which only the Pods that mount it need.",
            "Take it away: who renews the secret needs roles/secretmanager.secretVersionAdder and no more.");
}
