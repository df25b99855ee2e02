using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A zone that networks see is private, and a record has a name in its zone.</summary>
internal sealed class DnsZones : ProviderRule
{
    private const string Zone = "google_dns_managed_zone";

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world) => resource.Type switch
    {
        Zone when resource.TextOf("visibility") == "public" && resource.Values.Blocks("private_visibility_config").Any() =>
            [new Complaint("googleapi: Error 400: 'entity.managedZone.privateVisibilityConfig' is not allowed for public zones", "Set visibility to private, or remove private_visibility_config.", FieldPath.Of("visibility"))],
        "google_dns_record_set" when ZoneOf(resource, world)?.TextOf("dns_name") is { } domain && resource.TextOf("name") is { } name && !IsIn(name, domain) =>
            [new Complaint($"googleapi: Error 400: Invalid value for 'entity.change.additions[0].name': '{name}'", $"The zone {resource.TextOf("managed_zone")} is of {domain}.", FieldPath.Of("managed_zone"))],
        _ => [],
    };

    private static Resource? ZoneOf(Resource record, IWorld world) =>
        record.TextOf("managed_zone") is { } named ? world.Of(Zone).FirstOrDefault(zone => zone.TextOf("name") == named || zone.Id == named) : null;

    private static bool IsIn(string name, string domain) => name == domain || name.EndsWith("." + domain, StringComparison.Ordinal);
}
