using System.Globalization;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Fleet;

/// <summary>A range of addresses that does not hold what its region puts into it.</summary>
/// <remarks>Smallest ranges: https://docs.cloud.google.com/kubernetes-engine/docs/concepts/alias-ips; four addresses of a subnet are Google's.</remarks>
public sealed class RangeTooSmall() : Rule(new RuleInfo(
    "TND0535", "range-too-small", Severity.Error, Layers.Facts, "A region's range of addresses is too small for its nodes or its Services."))
{
    private const int Reserved = 4;
    private const int SmallestServices = 27;
    private const int SmallestNodes = 29;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Facts.Regions.SelectMany(Check);

    private IEnumerable<Finding> Check(FactsOf facts)
    {
        if (Prefix(facts["serviceCidr"]) is > SmallestServices and var services)
        {
            yield return facts.Finding(Info, "serviceCidr", $"serviceCidr of {facts.Region} is a /{services}; GKE takes none smaller than a /{SmallestServices}.", "Take a /20: 4096 Services.");
        }

        // The gateway's address, a node more while a pool is upgraded.
        var needed = (facts["systemZones"]?.Split(',').Length ?? 1) + (facts.Number("nodePoolMax") ?? 1) + 2;
        if (Prefix(facts["nodeSubnetCidr"]) is { } nodes && (nodes > SmallestNodes || Room(nodes) < needed))
        {
            yield return facts.Finding(Info, "nodeSubnetCidr", $"nodeSubnetCidr of {facts.Region} is a /{nodes}, which has {Math.Max(0, Room(nodes))} addresses; nodes and gateway need {needed}.", "Take a /24.");
        }
    }

    private static int Room(int prefix) => (int)Math.Min(int.MaxValue, Math.Pow(2, 32 - prefix) - Reserved);

    private static int? Prefix(string? range) => range?.Split('/') is [_, var length] && int.TryParse(length, CultureInfo.InvariantCulture, out var prefix) && prefix is >= 0 and <= 32 ? prefix : null;
}
