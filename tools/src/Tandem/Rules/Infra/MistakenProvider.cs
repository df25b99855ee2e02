using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>A provider that is declared with the source of another: resources then meet one that does not know them.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/providers/requirements: a module has one local name for each provider.</remarks>
public sealed class MistakenProvider() : Rule(new RuleInfo(
    "TND0424", "mistaken-provider", Severity.Error, Layers.Terraform, "A provider is declared with the source of another."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var declared = (fleet.Infra?.Module.Blocks ?? []).Where(block => block.Type == "terraform").SelectMany(block => block.Nested("required_providers")).SelectMany(block => block.Attributes).ToList();
        // Where two have each other's, the first is told.
        return declared.Select(one => new { Name = one.Name, Source = SourceOf(one) }).Where(one => one.Source is not null && TypeOf(one.Source) != one.Name && declared.Exists(other => other.Name == TypeOf(one.Source)))
            .DistinctBy(one => string.Join(' ', new[] { one.Name, TypeOf(one.Source!) }.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(one => Finding.At(Info, one.Source!.Place, $"{one.Name} takes {one.Source.Text.Trim('"')}, the provider that {TypeOf(one.Source)} is: what needs {one.Name} itself is refused.", $"Write the source of {one.Name}."));
    }

    private static HclValue? SourceOf(HclArgument provider) => provider.Value.Entries.FirstOrDefault(entry => entry.Name == "source")?.Value;

    private static string TypeOf(HclValue source) => source.Text.Trim('"').Split('/')[^1];
}
