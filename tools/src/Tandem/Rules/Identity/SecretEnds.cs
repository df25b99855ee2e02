using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>Secrets that Secret Manager will delete by itself while Pods mount them.</summary>
internal static class SecretEnds
{
    private static readonly string[] Attributes = ["expire_time", "ttl"];

    /// <summary>Them, each at what says when.</summary>
    /// <param name="rule">The rule that reports them.</param>
    /// <param name="planned">The secrets that are planned.</param>
    /// <param name="mounted">The names of those that are mounted.</param>
    public static IEnumerable<Finding> Of(RuleInfo rule, IReadOnlyList<PlannedResource> planned, IReadOnlySet<string> mounted) =>
        from secret in planned
        where mounted.Contains(secret.Text("secret_id")!)
        from end in Attributes
        where secret.Text(end) is not null
        select Finding.At(rule, secret.Expression(end), $"The secret {secret.Text("secret_id")} is deleted on the day that {end} says, and Pods still mount it.", "Take it out; a version may be disabled by hand.");
}
