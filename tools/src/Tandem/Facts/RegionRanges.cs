namespace Tandem.Facts;

/// <summary>The facts of a region that are ranges of addresses, all of one VPC.</summary>
public static class RegionRanges
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["nodeSubnetCidr", "proxySubnetCidr", "podCidr", "serviceCidr"];
}
