using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>A resource that Terraform makes once and never changes again.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes</remarks>
public sealed class IgnoredChanges() : Rule(new RuleInfo(
    "TND0407", "ignored-changes", Severity.Error, Layers.Terraform, "Terraform is told to ignore every change of a resource."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from block in fleet.Infra?.Module.Blocks ?? []
        where block.Type == "resource"
        from lifecycle in block.Nested("lifecycle")
        let ignored = lifecycle.Attribute("ignore_changes")?.Value
        where ignored is { Text: "all" }
        select Finding.At(Info, ignored.Place, $"Terraform ignores every change of {block.Address}: what is edited here never reaches the ground.", "List the attributes that somebody else writes.");
}
