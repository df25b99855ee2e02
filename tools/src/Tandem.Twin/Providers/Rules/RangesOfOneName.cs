using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>The secondary ranges of a subnet have names of their own, and a cluster takes one for Pods and another for Services.</summary>
internal sealed class RangesOfOneName : ProviderRule
{
    private const string Pods = "cluster_secondary_range_name";
    private const string Services = "services_secondary_range_name";

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world) => resource.Type switch
    {
        Subnets.Type => OfSubnet(resource),
        "google_container_cluster" => OfCluster(resource),
        _ => [],
    };

    private static IEnumerable<Complaint> OfSubnet(Resource subnet)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = subnet.Values.Blocks("secondary_ip_range").Select(range => range.TextOf("range_name")).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is { } name && !seen.Add(name))
            {
                yield return new Complaint($"googleapi: Error 400: Invalid value for field 'resource.secondaryIpRanges[{i}].rangeName': '{name}'. Duplicate secondary range name",
                    "The ranges of a subnet have names of their own.", FieldPath.Of("secondary_ip_range").Item(i).Field("range_name"));
            }
        }
    }

    private static IEnumerable<Complaint> OfCluster(Resource cluster) =>
        cluster.Values.Blocks("ip_allocation_policy").FirstOrDefault() is { } policy
        && policy.TextOf(Pods) is { Length: > 0 } name && name == policy.TextOf(Services)
            ? [new Complaint($"googleapi: Error 400: Pod and Service secondary ranges are both \"{name}\"", "They are two ranges of the subnet.",
                FieldPath.Of("ip_allocation_policy").Item(0).Field(name.Contains("pod", StringComparison.OrdinalIgnoreCase) ? Services : Pods))]
            : [];
}
