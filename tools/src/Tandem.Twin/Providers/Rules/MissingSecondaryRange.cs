using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>The secondary ranges that a cluster names stand in its subnet.</summary>
internal sealed class MissingSecondaryRange : ProviderRule
{
    private static readonly string[] Names = ["cluster_secondary_range_name", "services_secondary_range_name"];

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world)
    {
        if (resource.Type != "google_container_cluster" || resource.Values.Blocks("ip_allocation_policy").FirstOrDefault() is not { } policy
            || Subnets.Named(resource, world) is not { } subnet || subnet.Values["secondary_ip_range"].IsUnknown || subnet.Values.Blocks("secondary_ip_range").Any(range => range["range_name"].IsUnknown))
        {
            yield break;
        }

        var known = subnet.Values.Blocks("secondary_ip_range").Select(range => range.TextOf("range_name")).ToList();
        foreach (var name in Names.Where(name => policy.TextOf(name) is { Length: > 0 } range && !known.Contains(range)))
        {
            yield return new Complaint(
                $"googleapi: Error 400: Pod or service secondary range \"{policy.TextOf(name)}\" not found in subnetwork",
                $"{subnet.Id} has {(known.Count == 0 ? "no secondary range" : string.Join(", ", known))}.", FieldPath.Of("ip_allocation_policy").Item(0).Field(name));
        }
    }
}
