using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Schemas;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>An address of the Gateway that is not reserved as the load balancer needs it.</summary>
/// <remarks>It takes an internal address from an ordinary subnet of the region, in the clusters' VPC (GKE: setting up a multi-cluster Inference Gateway).</remarks>
public sealed class UnreservedAddress() : SeamRule(new RuleInfo(
    "TND0510", "unreserved-address", Severity.Error, Layers.Seams, "An address of the Gateway is not reserved as the load balancer needs it."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        GatewayAddress.Of(fleet).SelectMany(address => Check(address, infra))
            .Concat(GatewayAddress.Of(fleet).Skip(1).Any() ? GatewayName.Check(Info, fleet, infra) : [])
            .Concat(GatewayAddress.Malformed(fleet).Select(pair => Malformed(pair.Gateway, pair.Value)));

    private IEnumerable<Finding> Check(GatewayAddress address, InfraModel infra)
    {
        var planned = infra.OfType("google_compute_address").ToList();
        if (planned.Find(candidate => candidate.Text("name") == address.Name && candidate.Text("region") == address.Region) is { } found)
        {
            return ReservedAddress.Check(Info, found, infra);
        }

        // Whichever side does not take its name from the facts is the one that strayed.
        var stray = planned.Find(candidate => candidate.Text("region") == address.Region && !Facts.FactsFiles.Is(candidate.Blame("name").Place.File))
            ?? planned.Find(candidate => candidate.Text("name") == address.Name);
        return stray is not null ? [Stray(stray, address)] :
        [
            address.Gateway.Finding(Info, address.Value.Flaw($"Terraform reserves no address {address.Name} in {address.Region}.",
                NearestName.Find(address.Name, planned.Select(candidate => candidate.Text("name")).OfType<string>()) is { } nearest ? $"It reserves {nearest}." : null)),
        ];
    }

    // The facts fill a form that somebody wrote: it is the form that is wrong.
    private Finding Malformed(ObjectField gateway, ObjectField value)
    {
        var finding = gateway.Finding(Info, value.Flaw($"{value.Text} is no address of a region.", "Write regions/REGION/addresses/NAME."));
        var form = gateway.Owner.Source is { } source
            ? ObjectBlamer.OfText(source, gateway.Owner.Manifest.Root, value.Path, text => text.Contains('/', StringComparison.Ordinal)) : null;
        return form is { } place ? finding with { Blame = finding.Blame with { Place = place } } : finding;
    }

    private Finding Stray(PlannedResource stray, GatewayAddress address) => stray.Text("region") == address.Region
        ? stray.Finding(Info, $"The address is named {stray.Text("name")}, but the Gateway asks for {address.Name} in {address.Region}.", "Take the name from the fact gatewayAddressName.", "name")
        : stray.Finding(Info, $"The address {address.Name} is reserved in {stray.Text("region")}, but the Gateway asks for it in {address.Region}.", null, "region");
}
