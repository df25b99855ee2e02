using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>A provider whose constraint admits versions that do not know an argument in use, or a major version that changes defaults.</summary>
/// <remarks>
/// Embedded providers stand in for every version, so no plan tells. <c>network_config.accelerator_network_profile</c> came with
/// google-beta 7.17.0; version 8 changes defaults of load balancing and clusters (the provider's upgrade guide).
/// </remarks>
public sealed class LooseProviderVersion() : SeamRule(new RuleInfo(
    "TND0404", "loose-provider-version", Severity.Error, Layers.Seams, "A provider's constraint admits versions that the configuration does not work with."))
{
    private static readonly string[] Providers = ["google", "google-beta"];
    private static readonly Version Next = new(8, 0, 0);
    private static readonly Version Tested = new(7, 0, 0);
    private static readonly Version WithNetworkProfile = new(7, 17, 0);

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        from required in infra.Module.Blocks.Where(block => block.Type == "terraform").SelectMany(block => block.Nested("required_providers"))
        from provider in required.Attributes
        where Providers.Contains(provider.Name, StringComparer.Ordinal)
        let version = provider.Value.Entries.FirstOrDefault(entry => entry.Name == "version")?.Value
        let flaw = version is null ? "no version is named" : Flaw(provider.Name, version.Text.Trim('"'), infra)
        where flaw is not null
        select Finding.At(Info, version?.Place ?? provider.Place, $"The provider {provider.Name} may be a version that this configuration does not work with: {flaw}.", "Write version = \">= 7.17, < 8\".");

    private static string? Flaw(string provider, string constraint, InfraModel infra)
    {
        if (VersionRange.Parse(constraint) is not { } range)
        {
            return null;
        }

        var usesProfile = provider == "google-beta" && infra.OfType("google_container_node_pool").Any(pool => pool.Text("network_config", "accelerator_network_profile") is not null);
        var oldest = usesProfile ? WithNetworkProfile : Tested;
        return range.Least is null || range.Least < oldest ? $"{constraint} admits versions before {oldest}{(usesProfile ? ", the first that knows accelerator_network_profile" : "")}"
            : range.Below is null || range.Below > Next ? $"{constraint} admits version 8, which changes defaults"
            : null;
    }
}
