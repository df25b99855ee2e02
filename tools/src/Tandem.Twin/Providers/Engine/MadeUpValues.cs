using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>The values that a cloud would make up at the apply. Ours follow from the resource's id, so two runs agree.</summary>
internal static class MadeUpValues
{
    private const string Epoch = "1970-01-01T00:00:00Z";

    /// <summary>What a computed attribute is, all fields that the configuration gives being known.</summary>
    public static Value Of(FieldSchema field, string type, MapValue planned, IWorld world)
    {
        var id = Templates.Fill(SchemaCatalog.Resource(type).IdTemplate, planned).Text ?? type;
        return field.Template is { } template ? Templates.Fill(template, planned)
            : field.Later is TextValue { Content: var later } ? Templates.Fill(later, planned)
            : field.Later.IsKnown ? field.Later
            : Named(field, type, planned, world, id) ?? ByKind(field);
    }

    private static Value? Named(FieldSchema field, string type, MapValue planned, IWorld world, string id) => (type, field.Name) switch
    {
        (_, "creation_timestamp" or "create_time" or "creation_time" or "time_created" or "update_time" or "updated") => Value.Of(Epoch),
        (_, "etag" or "fingerprint" or "label_fingerprint") => Value.Of(Convert.ToBase64String(Hash(id)[..8])),
        (_, "network_id" or "numeric_id" or "address_id" or "unique_id") => Value.Of(Digits(id).ToString(CultureInfo.InvariantCulture)),
        (_, "subnetwork_id" or "managed_zone_id") => Value.Of(Digits(id)),
        ("google_compute_address", "address") => Value.Of(Address(planned, world, id)),
        ("google_compute_subnetwork", "gateway_address") when Cidr.TryParse(planned.TextOf("ip_cidr_range") ?? "", out var range) => Value.Of(range.Address(1)),
        ("google_container_cluster", "endpoint") => Value.Of($"192.0.2.{Hash(id)[0]}"),
        ("google_container_node_pool", "name") => Value.Of($"{planned.TextOf("name_prefix")}{Convert.ToHexStringLower(Hash(planned.TextOf("cluster") ?? ""))[..8]}"),
        ("google_dns_managed_zone", "name_servers") => new ListValue([Value.Of("ns-gcp-private.googledomains.com.")]),
        _ => null,
    };

    // In its subnet, past the addresses that are reserved there; else one that documentation may use.
    private static string Address(MapValue planned, IWorld world, string id)
    {
        var subnet = planned.TextOf("subnetwork") is { Length: > 0 } named && ResourceIds.Target("google_compute_subnetwork", named, planned) is { } target
            ? world.Find("google_compute_subnetwork", target) : null;
        return Cidr.TryParse(subnet?.TextOf("ip_cidr_range") ?? "203.0.113.0/24", out var range)
            ? range.Address(2 + (BitConverter.ToUInt32(Hash(id)) % (range.Last - range.First - 3))) : "";
    }

    private static Value ByKind(FieldSchema field) => field.Kind switch
    {
        "bool" => Value.Of(false),
        "number" => new NumberValue(Math.Max(0, field.Bounds?.Least ?? 0)),
        "string" => Value.Of(field.Values.FirstOrDefault("")),
        _ when field.Kind.StartsWith("map", StringComparison.Ordinal) => MapValue.Empty,
        _ => ListValue.Empty,
    };

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    // Few enough digits for every number on the way to hold them.
    private static long Digits(string text) => 1_000_000_000_000 + (long)(BitConverter.ToUInt64(Hash(text)) % 1_000_000_000_000);
}
