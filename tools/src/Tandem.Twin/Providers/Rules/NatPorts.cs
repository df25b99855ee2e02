using System.Globalization;
using System.Numerics;
using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A NAT that gives out ports as they are needed gives powers of two, and no endpoint keeps its port.</summary>
/// <remarks>Source: https://cloud.google.com/compute/docs/reference/rest/v1/routers, nats[].enableDynamicPortAllocation.</remarks>
internal sealed class NatPorts : ProviderRule
{
    private const string Dynamic = "enable_dynamic_port_allocation";
    private const string Mapping = "enable_endpoint_independent_mapping";
    private const string Most = "max_ports_per_vm";
    private const string Least = "min_ports_per_vm";
    private const int Fewest = 32;
    private const int All = 65536;

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world) =>
        resource.Type == "google_compute_router_nat" && resource.Values[Dynamic] == Value.Of(true) ? OfDynamic(resource) : [];

    private static IEnumerable<Complaint> OfDynamic(Resource nat)
    {
        if (nat.Values[Mapping] == Value.Of(true))
        {
            yield return Refused(Mapping, "true", "Ports that are given out as needed and endpoint-independent mapping exclude each other.");
        }

        var (least, most) = (Number(nat, Least), Number(nat, Most));
        if (least is { } low && (!BitOperations.IsPow2(low) || low is < Fewest or >= All))
        {
            yield return Refused(Least, $"{low}", $"Where ports are given out as needed it is a power of two, {Fewest} or more.");
        }
        else if (most is { } high && (!BitOperations.IsPow2(high) || high > All || high <= (least ?? Fewest)))
        {
            yield return Refused(Most, $"{high}", $"Where ports are given out as needed it is a power of two above {Least}, which is {least ?? Fewest}, and {All} at most.");
        }
    }

    private static int? Number(Resource nat, string name) => int.TryParse(nat.TextOf(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Complaint Refused(string field, string value, string advice) => new($"googleapi: Error 400: Invalid value for {field}: '{value}'", advice, FieldPath.Of(field));
}
