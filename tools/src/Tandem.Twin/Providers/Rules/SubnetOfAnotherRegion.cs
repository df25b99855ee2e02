using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A cluster or an address stands in the region of its subnet.</summary>
internal sealed class SubnetOfAnotherRegion : ProviderRule
{
    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world)
    {
        if (resource.Type is not ("google_container_cluster" or "google_compute_address") || (resource.TextOf("region") ?? resource.TextOf("location")) is not { } place
            || resource.TextOf("subnetwork")?.Split("/regions/") is not [_, var rest])
        {
            yield break;
        }

        var (own, theirs) = (Templates.RegionOf(place), rest.Split('/')[0]);
        if (own != theirs && ZoneOfAnotherRegion.StandsAlone(resource, theirs))
        {
            yield return new Complaint($"googleapi: Error 400: Invalid value for field 'location': it is in region {own}, the subnet and the zones of the {resource.Noun} in {theirs}", "", FieldPath.Of("location"));
        }
        else if (own != theirs)
        {
            yield return new Complaint($"googleapi: Error 400: Invalid value for field 'subnetwork': it is in region {theirs}, the {resource.Noun} in {own}", "", FieldPath.Of("subnetwork"));
        }
    }
}
