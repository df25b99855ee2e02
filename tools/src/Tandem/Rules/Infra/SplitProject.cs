using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>Two providers of Google Cloud that put one configuration into two projects.</summary>
public sealed class SplitProject() : Rule(new RuleInfo(
    "TND0411", "split-project", Severity.Error, Layers.Terraform, "The providers of Google Cloud work in different projects."))
{
    private const string Project = "project";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Infra is { IsComplete: true } infra && Odd(infra, fleet.Facts.Fleet["projectId"]) is { } odd
        ? [Finding.At(Info, odd.Block.Attribute(Project)!.Value.Place, $"The provider {odd.Block.Labels[0]} works in {odd.Project}, the others in {odd.Others}: clusters and what they stand on are torn apart.",
            "Take the project of all providers from one fact.")]
        : [];

    // Of two, the one that is not in the fleet's project.
    private static (HclBlock Block, string Project, string Others)? Odd(InfraModel infra, string? fact)
    {
        var all = (from block in infra.Module.Blocks
                   where block is { Type: "provider", Labels: [var name] } && name.StartsWith("google", StringComparison.Ordinal) && block.Attribute("alias") is null && block.Attribute(Project) is not null
                   let project = ProjectOf(infra, block.Labels[0])
                   where project is not null
                   orderby project == fact descending
                   select (Block: block, Project: project)).ToList();
        return all.Count > 1 && all[^1].Project != all[0].Project ? (all[^1].Block, all[^1].Project, all[0].Project) : null;
    }

    // What a provider gives to the resources that name no project of their own.
    private static string? ProjectOf(InfraModel infra, string provider) => infra.Resources
        .Where(resource => resource.Block is { Type: "resource" } block && block.Attribute(Project) is null && ProviderOf(block) == provider)
        .Select(resource => resource.Text(Project)).FirstOrDefault(project => project is not null);

    private static string ProviderOf(HclBlock block) => block.Attribute("provider")?.Value.Text ?? block.Labels[0].Split('_')[0];
}
