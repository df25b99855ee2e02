using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>The nodes of a cluster stand in zones of its region.</summary>
internal sealed class ZoneOfAnotherRegion : ProviderRule
{
    private const string Field = "node_locations";

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world) =>
        resource.Type.StartsWith("google_container_", StringComparison.Ordinal) && resource.TextOf("location") is { } location
        && resource.Values.Items(Field).Select(zone => zone.Text).FirstOrDefault(zone => zone is not null && Templates.RegionOf(zone) != Templates.RegionOf(location)) is { } other
            ? [new Complaint($"googleapi: Error 400: Zone {other} is not in region {Templates.RegionOf(location)}", "Nodes stand in zones of the cluster's own region.", FieldPath.Of(Field))]
            : [];
}
