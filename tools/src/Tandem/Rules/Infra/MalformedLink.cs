using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>The name of a cluster in a membership of the fleet, put together in a form that no cluster has.</summary>
/// <remarks>
/// It is known after apply alone, so the pieces are judged: an id begins with projects/, a self_link with https://.
/// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/gke_hub_membership
/// </remarks>
public sealed partial class MalformedLink() : Rule(new RuleInfo(
    "TND0417", "malformed-link", Severity.Error, Layers.Terraform, "A membership names its cluster in a form that no cluster has."))
{
    private const string Cluster = "projects/p/locations/l/clusters/c";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from membership in fleet.Infra?.Module.Blocks ?? []
        where membership.Labels is ["google_gke_hub_membership", _]
        from block in membership.All()
        from attribute in block.Attributes
        let form = attribute.Name switch { "resource_link" => Link(), "issuer" => Issuer(), _ => null }
        let text = form is null ? null : Written(attribute.Value)
        where text is not null && !form!.IsMatch(text)
        select Finding.At(Info, attribute.Value.Place, $"{attribute.Name} becomes {text}, which is no cluster: the membership is refused.",
            attribute.Name == "issuer" ? "Write https://container.googleapis.com/v1/${CLUSTER.id}." : "Write //container.googleapis.com/${CLUSTER.id}.");

    // Null where a name or a call may hold anything.
    private static string? Written(HclValue value)
    {
        var text = value.Text is ['"', .. var inner, '"'] ? inner : $"${{{value.Text}}}";
        text = Piece().Replace(text, match => match.Groups["end"].Value switch
        {
            "id" => Cluster,
            "self_link" => $"https://container.googleapis.com/v1/{Cluster}",
            "name" or "location" or "project" or "projectId" => match.Groups["end"].Value.ToUpperInvariant(),
            _ => match.Value,
        });
        return text.Contains("${", StringComparison.Ordinal) ? null : text;
    }

    [GeneratedRegex(@"\$\{\s*[\w.]+(\[[\w.""*-]+\])?[\w.]*\.(?<end>\w+)\s*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Piece();

    [GeneratedRegex("^(//container\\.googleapis\\.com/)?projects/[^/]+/(locations|zones)/[^/]+/clusters/[^/]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^https://container\\.googleapis\\.com/v1/projects/[^/]+/(locations|zones)/[^/]+/clusters/[^/]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Issuer();
}
