using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>An internal address lies in its subnet, is not reserved there, and nobody else's; an external one has no subnet.</summary>
internal sealed class AddressOutsideSubnet : ProviderRule
{
    private const string AddressType = "google_compute_address";

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world)
    {
        if (resource.Type != AddressType)
        {
            yield break;
        }

        if (resource.TextOf("address_type") == "EXTERNAL" && resource.TextOf("subnetwork") is { Length: > 0 })
        {
            yield return new Complaint("googleapi: Error 400: Invalid value for field 'resource.subnetwork'", "An external address has no subnetwork: set address_type to INTERNAL.", FieldPath.Of("subnetwork"));
        }

        if (resource.TextOf("address") is not { Length: > 0 } address || Subnets.Named(resource, world) is not { } subnet || !Cidr.TryParse(subnet.TextOf("ip_cidr_range") ?? "", out var range))
        {
            yield break;
        }

        if (!range.Contains(address) || Reserved(range).Contains(address))
        {
            yield return new Complaint(
                $"googleapi: Error 400: Invalid value for field 'resource.address': '{address}'",
                $"It is not a free address of {range}, the range of {subnet.Id}: the first two and the last two are reserved.", FieldPath.Of("address"));
        }

        foreach (var other in world.Of(AddressType).Where(other => other.Id != resource.Id && other.TextOf("address") == address && Subnets.Named(other, world)?.Id == subnet.Id).Take(1))
        {
            yield return new Complaint($"googleapi: Error 409: IP address '{address}' is already reserved", $"{other.Id} has it.", FieldPath.Of("address"));
        }
    }

    private static string[] Reserved(Cidr range)
    {
        var size = range.Last - range.First;
        return size < 4 ? [] : [range.Address(0), range.Address(1), range.Address(size - 1), range.Address(size)];
    }
}
