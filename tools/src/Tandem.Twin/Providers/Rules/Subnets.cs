using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>What rules ask of subnets.</summary>
internal static class Subnets
{
    public const string Type = "google_compute_subnetwork";

    /// <summary>The subnets of the same network, itself left out; none while the network is unknown.</summary>
    public static IEnumerable<Resource> Beside(Resource subnet, IWorld world) =>
        NetworkOf(subnet) is { } network ? world.Of(Type).Where(other => other.Id != subnet.Id && NetworkOf(other) == network) : [];

    /// <summary>The subnet that a resource names; null where it is not known.</summary>
    public static Resource? Named(Resource resource, IWorld world) =>
        resource.TextOf("subnetwork") is { Length: > 0 } named && ResourceIds.Target(Type, named, resource.Values) is { } id ? world.Find(Type, id) : null;

    /// <summary>Every range of a subnet, with where it is written.</summary>
    public static IEnumerable<SubnetRange> Ranges(Resource subnet)
    {
        if (Cidr.TryParse(subnet.TextOf("ip_cidr_range") ?? "", out var primary))
        {
            yield return new SubnetRange(primary, FieldPath.Of("ip_cidr_range"), subnet.Id);
        }

        var i = 0;
        foreach (var block in subnet.Values.Blocks("secondary_ip_range"))
        {
            if (Cidr.TryParse(block.TextOf("ip_cidr_range") ?? "", out var secondary))
            {
                yield return new SubnetRange(secondary, FieldPath.Of("secondary_ip_range").Item(i).Field("ip_cidr_range"), subnet.Id);
            }

            i++;
        }
    }

    private static string? NetworkOf(Resource subnet) =>
        subnet.TextOf("network") is { } named ? ResourceIds.Target("google_compute_network", named, subnet.Values) : null;
}
