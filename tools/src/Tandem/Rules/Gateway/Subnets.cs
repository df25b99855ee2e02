using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>References to networks and subnets, which terraform takes as a name, an id or a link.</summary>
internal static class Subnets
{
    /// <summary>Whether a reference means this subnet; a bare name counts within the caller's region alone.</summary>
    public static bool Is(PlannedResource subnet, string? reference) =>
        reference is not null && (Same(reference, subnet.Text("id")) || (!reference.Contains('/') && reference == subnet.Text("name")));

    /// <summary>Whether a cluster may be in this subnet: it names it, or nobody knows yet what it names.</summary>
    public static bool IsOf(PlannedResource subnet, PlannedCluster cluster) => subnet.Text("region") is { } region && Locations.IsIn(cluster.Resource.Text("location"), region)
        && (cluster.Resource.Text("subnetwork") is not { } named || Is(subnet, named) || subnet.Text("id") is null);

    /// <summary>Whether two references mean the same thing.</summary>
    public static bool Same(string? one, string? other) =>
        one is not null && other is not null && (Path(one) == Path(other) || (!one.Contains('/') && other.EndsWith("/" + one, StringComparison.Ordinal))
            || (!other.Contains('/') && one.EndsWith("/" + other, StringComparison.Ordinal)));

    private static string Path(string reference)
    {
        var at = reference.IndexOf("projects/", StringComparison.Ordinal);
        return at < 0 ? reference : reference[at..];
    }
}
