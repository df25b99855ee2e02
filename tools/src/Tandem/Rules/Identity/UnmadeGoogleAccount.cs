using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>A ServiceAccount that is to act as a Google account which the plan does not make, or does not let it act as.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/how-to/workload-identity: with the annotation GKE asks for the token of that account, and the roles of the Kubernetes account no longer count.</remarks>
public sealed class UnmadeGoogleAccount() : SeamRule(new RuleInfo(
    "TND0725", "unmade-google-account", Severity.Error, Layers.Seams, "A ServiceAccount acts as a Google account that the plan does not make."))
{
    /// <summary>The annotation that names the Google account.</summary>
    internal const string Annotation = "iam.gke.io/gcp-service-account";

    private const string Impersonation = "roles/iam.workloadIdentityUser";
    private const string Account = "google_service_account";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var ending = $"@{fleet.Facts.Fleet["projectId"]}.iam.gserviceaccount.com";
        var made = infra.OfType(Account).Select(account => account.Text("account_id")).ToList();
        // One that is only looked up stands elsewhere.
        return made.Contains(null) || infra.Module.Blocks.Any(block => block is { Type: "data", Labels: [Account, ..] }) ? [] :
            from candidate in fleet.Objects
            where candidate.Manifest.Id.Kind == "ServiceAccount"
            let field = ObjectField.Root(candidate)["metadata"]["annotations"][Annotation]
            let email = field.Text
            where email?.EndsWith(ending, StringComparison.Ordinal) == true && !(made.Contains(email[..^ending.Length]) && MayAct(infra, email[..^ending.Length], candidate))
            let name = email[..^ending.Length]
            select At(field.Flaw($"{(made.Contains(name) ? $"Nothing lets {candidate.Manifest.Name} act as the Google account {name}" : $"The plan makes no Google account {name}")}: whoever runs as {candidate.Manifest.Name} is given no token, and its own roles do not count.",
                made.Contains(name) ? $"Give it {Impersonation} on that account, or leave the annotation out." : "Leave the annotation out, or name one that the plan makes."));
    }

    // What is known only after apply, and whole sets, may be it; who else may act as it instead, whoever uses its rights tells.
    private static bool MayAct(InfraModel infra, string name, FleetObject account) => infra.Resources.Any(resource => resource.Type == "google_service_account_iam_policy"
        || (resource.Type.Contains("_iam_", StringComparison.Ordinal) && resource.Text("role") == Impersonation
            && (resource.Text("service_account_id")?.Contains($"/{name}@", StringComparison.Ordinal) == true || Has(resource, account))));

    private static bool Has(PlannedResource resource, FleetObject account) => (resource.Text("member") is { } member ? [member] : resource.Texts("members")) is var members && (members.Count == 0 || members.Any(one => IsIt(one, account)));

    private static bool IsIt(string member, FleetObject account) => member.StartsWith("principalSet:", StringComparison.Ordinal)
        || (Principal.From(member)?.Account is { } named && named.Name == account.Manifest.Name && named.Namespace == account.Manifest.Namespace);
}
