using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>A backend that <c>terraform init</c> refuses. Nothing offline asks it: a plan without state needs none.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/backend, .../backend/gcs, .../backend/local</remarks>
public sealed partial class RefusedBackend() : Rule(new RuleInfo(
    "TND0413", "refused-backend", Severity.Error, Layers.Terraform, "Terraform refuses the place of its state as it is written."))
{
    private static readonly string[] Types = ["azurerm", "consul", "cos", "gcs", "http", "inmem", "kubernetes", "local", "oci", "oss", "pg", "remote", "s3"];
    private static readonly string[] Named = ["var.", "local.", "data.", "each.", "module."];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var kept = (fleet.Infra?.Module.Blocks ?? []).Where(block => block.Type == "terraform").SelectMany(block => block.Blocks)
            .Where(block => block.Type is "backend" or "cloud").ToList();
        return kept.Skip(1).Select(second => Finding.At(Info, second.Place, "The state has two places: terraform takes one backend.", "Take one out."))
            .Concat(kept.Where(block => block.Type == "backend").SelectMany(Judge));
    }

    private IEnumerable<Finding> Judge(HclBlock backend)
    {
        var type = backend.Labels is [var named, ..] ? named : "";
        if (!Types.Contains(type, StringComparer.Ordinal))
        {
            return [Finding.At(Info, backend.Place, $"Terraform has no backend {type}.", NearestName.Find(type, Types) is { } near ? $"Did you mean {near}?" : "Write gcs: a bucket.")];
        }

        IReadOnlyList<string>? known = type switch { "gcs" => OfBucket, "local" => OfFile, _ => null };
        return from attribute in backend.Attributes
               let isUnknown = known?.Contains(attribute.Name, StringComparer.Ordinal) == false
               let isNamed = Array.Exists(Named, word => attribute.Value.Text.Contains(word, StringComparison.Ordinal) && !attribute.Value.Text.StartsWith('"'))
                   || attribute.Value.Text.Contains("${", StringComparison.Ordinal)
               where isUnknown || isNamed
               select Finding.At(Info, isUnknown ? attribute.Place : attribute.Value.Place,
                   isUnknown ? $"The backend {type} has no argument {attribute.Name}: terraform init refuses it." : $"{attribute.Name} is {attribute.Value.Text}: terraform reads the backend before any value, and takes plain text alone.",
                   isUnknown ? $"It takes {string.Join(", ", known!)}." : "Write it out, or leave it to -backend-config.")
               with
               {
                   Involves = [.. Variable().Matches(attribute.Value.Text).Select(match => match.Value)],
               };
    }

    private static readonly string[] OfBucket =
    [
        "bucket", "prefix", "credentials", "access_token", "impersonate_service_account", "impersonate_service_account_delegates",
        "encryption_key", "kms_encryption_key", "storage_custom_endpoint",
    ];

    private static readonly string[] OfFile = ["path", "workspace_dir"];

    [GeneratedRegex(@"(?<=\bvar\.)[\w-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
