using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>The nodes of a cluster stand in zones of its region.</summary>
internal sealed class ZoneOfAnotherRegion : ProviderRule
{
    private const string Field = "node_locations";

    /// <summary>Whether the location is the one thing that is not in a region: then it strayed, and not the zones and the subnet.</summary>
    public static bool StandsAlone(Resource resource, string region) =>
        resource.Values.Items(Field) is { Count: > 0 } zones && zones.All(zone => zone.Text is { } name && Templates.RegionOf(name) == region);

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world) =>
        resource.Type.StartsWith("google_container_", StringComparison.Ordinal) && resource.TextOf("location") is { } location
        && resource.Values.Items(Field).Select(zone => zone.Text).FirstOrDefault(zone => zone is not null && Templates.RegionOf(zone) != Templates.RegionOf(location)) is { } other
        && !(resource.TextOf("subnetwork")?.Split("/regions/") is [_, var rest] && StandsAlone(resource, rest.Split('/')[0]))
            ? [new Complaint($"googleapi: Error 400: Zone {other} is not in region {Templates.RegionOf(location)}", "Nodes stand in zones of the cluster's own region.", FieldPath.Of(Field))]
            : [];
}
