namespace Tandem.Twin.Traffic.Gateway;

/// <summary>What fills a region.</summary>
internal enum BalancingMode
{
    /// <summary>Nothing that the twin measures: traffic never spills.</summary>
    None,

    /// <summary>The named metrics.</summary>
    CustomMetrics,

    /// <summary>Requests in flight.</summary>
    InFlight,
}
