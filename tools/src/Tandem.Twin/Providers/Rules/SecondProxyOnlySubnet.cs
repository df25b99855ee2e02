using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A region of a network has one active proxy-only subnet, whatever kind of load balancer it serves, and of a /26 at least.</summary>
internal sealed class SecondProxyOnlySubnet : ProviderRule
{
    private const int LongestPrefix = 26;

    private static readonly string[] Purposes = ["GLOBAL_MANAGED_PROXY", "REGIONAL_MANAGED_PROXY", "INTERNAL_HTTPS_LOAD_BALANCER"];

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world)
    {
        if (resource.Type != Subnets.Type || !IsActiveProxy(resource))
        {
            yield break;
        }

        if (Cidr.TryParse(resource.TextOf("ip_cidr_range") ?? "", out var range) && range.Length > LongestPrefix)
        {
            yield return new Complaint($"googleapi: Error 400: Invalid value for field 'resource.ipCidrRange': '{range}'", $"A proxy-only subnet is a /{LongestPrefix} or larger.", FieldPath.Of("ip_cidr_range"));
        }

        foreach (var other in Subnets.Beside(resource, world).Where(other => IsActiveProxy(other) && other.TextOf("region") == resource.TextOf("region")).Take(1))
        {
            yield return new Complaint(
                $"googleapi: Error 400: There is already an active proxy-only subnetwork in region {resource.TextOf("region")}",
                $"{other.Id} has purpose {other.TextOf("purpose")}. A region of a network has one active proxy-only subnet.", FieldPath.Of("purpose"));
        }
    }

    private static bool IsActiveProxy(Resource subnet) => Purposes.Contains(subnet.TextOf("purpose")) && subnet.TextOf("role") != "BACKUP";
}
