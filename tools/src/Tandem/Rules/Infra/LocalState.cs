using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform.Hcl;
using Tandem.Workflows;

namespace Tandem.Rules.Infra;

/// <summary>A state that is kept on the disk of a machine which a workflow throws away after each apply.</summary>
public sealed class LocalState() : Rule(new RuleInfo(
    "TND0410", "local-state", Severity.Error, Layers.Terraform, "A workflow applies Terraform, and its state is kept nowhere."))
{
    private static readonly string[] Applies = ["--target=Apply", "./tandem infra apply", "terraform apply"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var settings = (fleet.Infra?.Module.Blocks ?? []).Where(block => block.Type == "terraform").ToList();
        var applies = fleet.Workflows.Any(file => file.Steps.Any(step => step.Script is { } script && Applies.Any(word => script.Text.Contains(word, StringComparison.Ordinal))));
        return from kept in settings.SelectMany(block => block.Nested("backend"))
               where applies && kept.Labels is ["local"]
               select Finding.At(Info, kept.Place, "The state is a file beside the configuration, on a runner that is thrown away: the next apply makes everything again.", "Keep it in a bucket: backend \"gcs\".");
    }
}
