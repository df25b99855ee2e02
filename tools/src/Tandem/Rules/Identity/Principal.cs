using System.Text.RegularExpressions;

namespace Tandem.Rules.Identity;

/// <summary>A Kubernetes account as a member of an IAM policy names it, and where in that text.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/how-to/workload-identity; the second form is the older one.</remarks>
/// <param name="Member">The member.</param>
/// <param name="Account">The account; null where the text names none in a form that IAM knows.</param>
/// <param name="Number">The project's number; null where the form has none.</param>
/// <param name="Pool">The pool of identities.</param>
internal sealed partial record Principal(string Member, KubernetesAccount? Account, string? Number, string? Pool)
{
    private const string PoolSuffix = ".svc.id.goog";

    /// <summary>Reads a member; null where it is no account of a cluster.</summary>
    public static Principal? From(string member)
    {
        var match = Direct().Match(member) is { Success: true } direct ? direct : Older().Match(member);
        return match.Success
            ? new Principal(member, new KubernetesAccount(match.Groups["ns"].Value, match.Groups["sa"].Value), match.Groups["number"] is { Success: true } number ? number.Value : null, match.Groups["pool"].Value)
            : member.Contains(PoolSuffix, StringComparison.Ordinal) || member.StartsWith("principal", StringComparison.Ordinal) ? new Principal(member, null, null, null) : null;
    }

    /// <summary>Whether it stands for many accounts at once.</summary>
    public bool IsSet => Member.StartsWith("principalSet://", StringComparison.Ordinal);

    /// <summary>Where the first part that differs from <paramref name="account"/> stands in the text; null where none does, or the form is unknown.</summary>
    public (int Start, int Length)? Difference(KubernetesAccount account) =>
        Account is null ? null : Account.Name != account.Name ? PartOf("sa") : Account.Namespace != account.Namespace ? PartOf("ns") : null;

    /// <summary>Where one of its parts stands in the text.</summary>
    public (int Start, int Length) PartOf(string part)
    {
        var match = Direct().Match(Member) is { Success: true } direct ? direct : Older().Match(Member);
        return match.Groups[part] is { Success: true } group ? (group.Index, group.Length) : (0, Member.Length);
    }

    [GeneratedRegex(@"^principal://iam\.googleapis\.com/projects/(?<number>[^/]*)/locations/global/workloadIdentityPools/(?<pool>[^/]*)/subject/ns/(?<ns>[^/]*)/sa/(?<sa>[^/]*)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Direct();

    [GeneratedRegex(@"^serviceAccount:(?<pool>[^\[\]]*)\[(?<ns>[^/\]]*)/(?<sa>[^\]]*)\]\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Older();
}
