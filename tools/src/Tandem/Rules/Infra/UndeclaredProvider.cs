using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>A provider that resources use, without a place that says which version and which settings it has.</summary>
/// <remarks>
/// A resource without <c>provider</c> uses the one its type begins with. Terraform takes any version of one that is not declared,
/// and the settings of one that is not configured come from the machine.
/// </remarks>
public sealed class UndeclaredProvider() : Rule(new RuleInfo(
    "TND0405", "undeclared-provider", Severity.Error, Layers.Terraform, "A provider that is used is not declared or not configured."))
{
    private const string Project = "project";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Infra is { } infra ? Check(infra) : [];

    private IEnumerable<Finding> Check(InfraModel infra)
    {
        var blocks = infra.Module.Blocks.ToList();
        var required = blocks.Where(block => block.Type == "terraform").SelectMany(block => block.Nested("required_providers")).FirstOrDefault();
        var configured = blocks.Where(block => block.Type == "provider" && block.Attribute("alias") is null).SelectMany(block => block.Labels.Select(label => new { Label = label, Block = block })).ToLookup(pair => pair.Label, pair => pair.Block, StringComparer.Ordinal);
        // One that is not known here is missed by terraform itself, declared or not.
        var used = blocks.Where(block => block.Address is not null).GroupBy(ProviderOf, StringComparer.Ordinal)
            .Where(group => required?.Attribute(group.Key) is not null || OfflineProviders.Names.Contains(group.Key, StringComparer.Ordinal)).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var provider in used)
        {
            if (required?.Attribute(provider.Key) is not { } declared)
            {
                yield return Finding.At(Info, required?.Place ?? provider.First().Place, $"The provider {provider.Key} is used, but required_providers does not name it.",
                    "Declare it with its source and version.");
            }
            else if (provider.Key.StartsWith("google", StringComparison.Ordinal) && configured[provider.Key].FirstOrDefault() is { } settings)
            {
                if (settings.Attribute(Project) is null && provider.Any(block => block.Type == "resource" && block.Attribute(Project) is null))
                {
                    yield return Finding.At(Info, settings.Place, $"The provider {provider.Key} names no project, and resources that use it name none either: they take it from whoever runs terraform.",
                        "Add project.");
                }
            }
            else if (provider.Key.StartsWith("google", StringComparison.Ordinal))
            {
                yield return Finding.At(Info, declared.Place, $"The provider {provider.Key} is used, but has no provider block: it takes its project from whoever runs terraform.",
                    $"Add provider \"{provider.Key}\" with the project.");
            }
        }
    }

    private static string ProviderOf(HclBlock block) => block.Attribute("provider")?.Value.Text.Split('.')[0] ?? block.Labels[0].Split('_')[0];
}
