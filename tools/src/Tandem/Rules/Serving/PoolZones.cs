using System.Text.RegularExpressions;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>The zones that a pool's nodes stand in.</summary>
internal static partial class PoolZones
{
    /// <summary>Its own, else its cluster's, else the one that the location is; null where only apply tells.</summary>
    public static IReadOnlyList<string>? Of(PlannedCluster cluster, PlannedResource pool) =>
        pool.Texts("node_locations") is { Count: > 0 } own ? own
        : pool.Writes("node_locations") ? null
        : pool.Text("location") is { } location && Zone().IsMatch(location) ? [location]
        : cluster.Resource.Texts("node_locations") is { Count: > 0 } shared ? shared : null;

    [GeneratedRegex(@"^[a-z]+-[a-z]+[0-9]+-[a-z0-9]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Zone();
}
