namespace Tandem.Twin.Simulation.Ground;

/// <summary>Who a Pod is for IAM: its Kubernetes account, and the Google account that this one is annotated with.</summary>
/// <param name="Namespace">The account's namespace.</param>
/// <param name="Account">The account's name.</param>
/// <param name="GoogleAccount">The e-mail address of <c>iam.gke.io/gcp-service-account</c>; null for none.</param>
internal sealed record GroundIdentity(string Namespace, string Account, string? GoogleAccount)
{
    /// <summary>Whether a member of a policy means it.</summary>
    public bool Is(string member) =>
        (member.StartsWith("principal://", StringComparison.Ordinal) && member.EndsWith($"/subject/ns/{Namespace}/sa/{Account}", StringComparison.Ordinal))
        || (GoogleAccount is not null && member == $"serviceAccount:{GoogleAccount}");
}
