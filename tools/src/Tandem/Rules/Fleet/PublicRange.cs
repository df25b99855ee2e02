using System.Net;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Fleet;

/// <summary>A range of addresses that somebody else has on the internet.</summary>
/// <remarks>For networks of one's own: RFC 1918, RFC 6598, RFC 2544, RFC 1112 section 4, as https://www.iana.org/assignments/iana-ipv4-special-registry lists them.</remarks>
public sealed class PublicRange() : Rule(new RuleInfo(
    "TND0536", "public-range", Severity.Warning, Layers.Facts, "A region's range of addresses is of the public internet."))
{
    private static readonly IPNetwork[] Own =
    [
        .. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15", "240.0.0.0/4" }.Select(range => IPNetwork.Parse(range)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from region in fleet.Facts.Regions
        from name in RegionRanges.Names
        where IPNetwork.TryParse(region[name], out var network) && !Array.Exists(Own, own => own.Contains(network.BaseAddress) && own.PrefixLength <= network.PrefixLength)
        select region.Finding(Info, name, $"{name} of {region.Region} is {region[name]}, addresses that others have on the internet: from this network they are out of reach.",
            "Take a range for private networks, such as one in 10.0.0.0/8.");
}
