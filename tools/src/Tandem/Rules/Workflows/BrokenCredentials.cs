using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>Credentials of workload identity federation, written by a step or asked of an action, that Google's token service refuses.</summary>
/// <remarks>https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token, https://google.aip.dev/auth/4117</remarks>
public sealed partial class BrokenCredentials() : Rule(new RuleInfo(
    "TND0721", "broken-credentials", Severity.Error, Layers.References, "Credentials of workload identity federation have a form that Google refuses."))
{
    private const string Provider = "projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER";
    private static readonly CredentialField[] Fields =
    [
        new("audience", Audience(), $"the full name of the provider: //iam.googleapis.com/{Provider}"),
        new("subject_token_type", TokenType(), "urn:ietf:params:oauth:token-type:jwt"),
        new("token_url", TokenUrl(), "https://sts.googleapis.com/v1/token"),
        new("service_account_impersonation_url", Impersonation(), "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/ACCOUNT:generateAccessToken"),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Workflows.SelectMany(file => file.Steps).SelectMany(step => step.Script is { } script ? OfScript(script) : OfAction(step));

    private IEnumerable<Finding> OfScript(ScalarNode script) => !script.Text.Contains("external_account", StringComparison.Ordinal) ? [] :
        from match in Written().Matches(script.Text)
        let field = Array.Find(Fields, field => field.Name == match.Groups["name"].Value)
        let value = match.Groups["value"]
        where field is not null && !value.Value.StartsWith('$') && !field.Form.IsMatch(value.Value)
        select Finding.At(Info, ScalarLines.PlaceOf(script, value.Index), $"{field.Name} is {value.Value}: Google's token service refuses it, and nobody logs in.", $"It is {field.Expected}.");

    private IEnumerable<Finding> OfAction(WorkflowStep step) =>
        step.Action == "google-github-actions/auth" && step.Body.Mapping("with")?["workload_identity_provider"] is ScalarNode provider && !provider.Text.Contains("${{", StringComparison.Ordinal) && !FullName().IsMatch(provider.Text)
            ? [Finding.At(Info, provider.Place, $"{provider.Text} is no provider: nobody logs in.", $"Write {Provider}, with the project's number.")] : [];

    // An interpolation of the shell, of jq or of GitHub may hold the rest.
    [GeneratedRegex(@"^//iam\.googleapis\.com/(projects/(\d+|[$\\{].*)/locations/global/workloadIdentityPools/[^/]+/providers/[^/]+|locations/global/workforcePools/[^/]+/providers/[^/]+|(projects/)?[$\\{].*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Audience();

    [GeneratedRegex("^urn:ietf:params:(oauth:token-type:(jwt|id_token|access_token|saml2|mtls)|aws:token-type:aws4_request)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenType();

    [GeneratedRegex(@"^https://sts(\.[\w-]+)*\.googleapis\.com/v1/token$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenUrl();

    [GeneratedRegex(@"^https://iamcredentials(\.[\w-]+)*\.googleapis\.com/v1/projects/-/serviceAccounts/.+:generateAccessToken$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Impersonation();

    [GeneratedRegex(@"^projects/\d+/locations/global/workloadIdentityPools/[^/]+/providers/[^/]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FullName();

    [GeneratedRegex(@"\b(?<name>audience|subject_token_type|token_url|service_account_impersonation_url)[""']?\s*:\s*[""'](?<value>[^""'\n]+)[""']", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
