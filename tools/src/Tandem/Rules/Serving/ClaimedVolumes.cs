using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>The PersistentVolumes of the clusters, found by the claims that Pods name.</summary>
internal sealed class ClaimedVolumes(FleetModel fleet)
{
    /// <summary>Every PersistentVolume with its cluster.</summary>
    public IReadOnlyList<(string Cluster, ObjectField Volume)> All { get; } = [.. OfKind(fleet, "PersistentVolume")];

    private readonly List<(string Cluster, ObjectField Claim)> claims = [.. OfKind(fleet, "PersistentVolumeClaim")];

    /// <summary>The volume behind a claim: the one it names, or the one that names it.</summary>
    public ObjectField? Find(string cluster, string space, string? claim)
    {
        var volumeName = claims.Where(pair => pair.Cluster == cluster && IsNamed(pair.Claim, claim, space)).Select(pair => pair.Claim["spec"]["volumeName"].Text).FirstOrDefault();
        return All.Where(pair => pair.Cluster == cluster).Select(pair => pair.Volume).FirstOrDefault(volume =>
            (volumeName is not null && volume.Owner.Manifest.Name == volumeName)
            || (volume["spec"]["claimRef"]["name"].Text == claim && volume["spec"]["claimRef"]["namespace"].Text == space));
    }

    private static bool IsNamed(ObjectField candidate, string? name, string space) =>
        candidate.Owner.Manifest.Name == name && (candidate.Owner.Manifest.Namespace ?? "default") == space;

    private static IEnumerable<(string Cluster, ObjectField Root)> OfKind(FleetModel fleet, string kind) =>
        from unit in fleet.Units
        where unit.Unit.Cluster is not null
        from candidate in unit.Objects
        where candidate.Manifest.Id.Kind == kind && candidate.Manifest.Id.Group.Length == 0
        select (unit.Unit.Cluster!, ObjectField.Root(candidate));
}
