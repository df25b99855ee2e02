using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Terraform.Hcl;
using Tandem.Workflows;

namespace Tandem.Rules.Infra;

/// <summary>A Terraform that a workflow or an action installs and the configuration refuses.</summary>
public sealed class OutdatedTerraform() : Rule(new RuleInfo(
    "TND0409", "outdated-terraform", Severity.Error, Layers.Terraform, "A workflow installs a Terraform that the configuration refuses."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var required = fleet.Infra?.Module.Blocks.Where(block => block.Type == "terraform").Select(block => block.Attribute("required_version")?.Value).FirstOrDefault(value => value is not null);
        var range = required is null ? null : VersionRange.Parse(required.Text.Trim('"'));
        return from file in range is null ? [] : fleet.Workflows
               from named in Installed(file)
               where Version.TryParse(named.Text.TrimStart('v'), out var version) && ((range!.Least is { } least && version < least) || (range.Below is { } below && version >= below))
               select Finding.At(Info, named.Place, $"Terraform {named.Text} is installed, but the configuration asks for {required!.Text.Trim('"')}: it ends at once.", "Raise it; tests run with it too.");
    }

    // An action of one's own that puts a release on the path, by the default of its input; or HashiCorp's.
    private static IEnumerable<ScalarNode> Installed(WorkflowFile file) =>
        file.Kind == WorkflowFileKind.Action && file.Steps.Any(step => step.Script?.Text.Contains("terraform=", StringComparison.Ordinal) == true || step.Script?.Text.Contains("terraform_", StringComparison.Ordinal) == true)
            ? (file.Root.Mapping("inputs")?.Entries ?? []).Where(input => input.Name.Contains("version", StringComparison.Ordinal)).Select(input => (input.Value as MappingNode)?["default"]).OfType<ScalarNode>()
            : file.Steps.Where(step => step.Action == "hashicorp/setup-terraform").Select(step => step.Body.Mapping("with")?["terraform_version"]).OfType<ScalarNode>();
}
