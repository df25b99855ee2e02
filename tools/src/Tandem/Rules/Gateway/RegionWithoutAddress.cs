using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Gateway;

/// <summary>A region that the Gateway does not listen in: its folder was added, but not its line in the config cluster's kustomization.</summary>
public sealed class RegionWithoutAddress() : Rule(new RuleInfo(
    "TND0511", "region-without-address", Severity.Error, Layers.References, "The Gateway has no address in a region."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        // Whose address it is cannot be told then.
        if (GatewayAddress.Malformed(fleet).Any())
        {
            return [];
        }

        var byUnit = GatewayAddress.Of(fleet).GroupBy(address => address.Unit).ToList();
        return new AddressLines(fleet).Flaws(built: byUnit.ConvertAll(unit => unit.Key)).Select(flaw => Finding.At(Info, flaw.Place, flaw.Message, flaw.Hint)).Concat(
            from unit in byUnit
            from region in fleet.Facts.Regions.Select(facts => facts.Region)
            where unit.All(address => address.Region != region)
            let kustomization = $"{unit.Key.Folder}/kustomization.yaml"
            select Finding.At(Info, PlaceIn(fleet, kustomization), Message(region), Hint(region)));
    }

    /// <summary>What is said of a region that is left out.</summary>
    internal static string Message(string region) => $"The Gateway has no address in {region}.";

    /// <summary>How to take it in.</summary>
    internal static string Hint(string region) => $"Add the line ../../{region}/address to components, before the facts; tandem region add does it.";

    // The list that the line belongs into.
    private static Place PlaceIn(FleetModel fleet, string kustomization)
    {
        var root = fleet.Workspace.Yaml(kustomization).Documents.OfType<MappingNode>().FirstOrDefault();
        return root?.Find("components")?.Key.Place ?? new Place(kustomization, 1, 1);
    }
}
