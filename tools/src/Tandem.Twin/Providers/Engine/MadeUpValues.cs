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

    /// <summary>Gives a value to every computed attribute that <paramref name="isOpen"/> picks: first those that are made up, then those made of them.</summary>
    public static MapValue Complete(ResourceSchema schema, MapValue values, Func<Value, bool> isOpen, IWorld world)
    {
        var named = FieldFiller.Fill(schema.Fields, values, isOpen, field => field.Template is null ? Of(field, schema, values, world) : Value.Unknown);
        return FieldFiller.Fill(schema.Fields, named, value => value.IsUnknown, field => field.Template is { } template ? Templates.Fill(template, named) : Value.Unknown);
    }

    private static Value Of(FieldSchema field, ResourceSchema schema, MapValue planned, IWorld world) =>
        field.Later is TextValue { Content: var later } ? Templates.Fill(later, planned)
        : field.Later.IsKnown ? field.Later
        : Named(field, schema.Type, planned, world, Templates.Fill(schema.IdTemplate, planned).Text ?? schema.Type) ?? ByKind(field);

    private static Value? Named(FieldSchema field, string type, MapValue planned, IWorld world, string id) => (type, field.Name) switch
    {
        (_, "creation_timestamp" or "create_time" or "creation_time" or "time_created" or "update_time" or "updated") => Value.Of(Epoch),
        (_, "etag" or "fingerprint" or "label_fingerprint") => Value.Of(Convert.ToBase64String(Hash(id)[..8])),
        (_, "network_id" or "numeric_id" or "address_id" or "unique_id") => Value.Of(Digits(id).ToString(CultureInfo.InvariantCulture)),
        (_, "subnetwork_id" or "managed_zone_id") => Value.Of(Digits(id)),
        ("google_compute_address", "address") => Value.Of(Address(planned, world, id)),
        ("google_compute_subnetwork", "gateway_address") when Cidr.TryParse(planned.TextOf("ip_cidr_range") ?? "", out var range) => Value.Of(range.Address(1)),
        ("google_container_cluster", "endpoint") => Value.Of($"192.0.2.{Hash(id)[0]}"),
        ("google_container_node_pool", "name") => Value.Of($"{planned.TextOf("name_prefix")}{Convert.ToHexStringLower(Hash($"{ValueJson.Write(planned)}"))[..8]}"),
        ("google_dns_managed_zone", "name_servers") => new ListValue([Value.Of("ns-gcp-private.googledomains.com.")]),
        _ => null,
    };

    // A free one of its subnet, past those that are reserved there; without a subnet, one that documentation may use.
    private static string Address(MapValue planned, IWorld world, string id)
    {
        var self = new Resource("google_compute_address", id, planned);
        var subnet = Subnets.Named(self, world);
        if (!Cidr.TryParse(subnet?.TextOf("ip_cidr_range") ?? "203.0.113.0/24", out var range))
        {
            return "";
        }

        var taken = world.Of(self.Type).Where(other => Subnets.Named(other, world)?.Id == subnet?.Id).Select(other => other.TextOf("address")).ToHashSet();
        var (start, count) = (BitConverter.ToUInt32(Hash(id)), range.Last - range.First - 3);
        return Enumerable.Range(0, taken.Count + 1).Select(step => range.Address(2 + ((start + step) % count))).FirstOrDefault(address => !taken.Contains(address), "");
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
