using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Objects;

/// <summary>A control plane that may be older than what is deployed on it. What Kubernetes itself brings with a version, the schemas know; here is what GKE does.</summary>
public sealed class NewerThanCluster() : Rule(ObjectRules.NewerThanCluster)
{
    private const string Fact = "gkeMinimumVersion";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        if (GkeVersion.Parse(fleet.Facts.Fleet[Fact]) is not { } lowest)
        {
            return [];
        }

        var needs = fleet.Units.Where(unit => unit.Unit.IsOurs).SelectMany(unit => unit.Objects)
            .SelectMany(candidate => GkeVersion.Needed(ObjectField.Root(candidate)).Select(need => (Owner: candidate, need.Version, need.What)))
            .Where(need => GkeVersion.Parse(need.Version) > lowest).ToList();
        return needs.Count == 0 ? [] : [At(fleet, needs)];
    }

    // The newest of them needs all that the others do.
    private Finding At(FleetModel fleet, List<(FleetObject Owner, string Version, string What)> needs)
    {
        var (owner, version, what) = needs.MaxBy(need => GkeVersion.Parse(need.Version));
        return fleet.Facts.Fleet.Finding(Info, Fact, $"Clusters may be as old as {fleet.Facts.Fleet[Fact]}, but the {Name(owner)} needs GKE {version}: {what}.", $"Write {version} or later.") with
        {
            Related = [.. needs.Select(need => new RelatedPlace(need.Owner.Manifest.Root.Place, $"The {Name(need.Owner)} needs {need.Version}.")).DistinctBy(place => place.Message)],
        };
    }

    private static string Name(FleetObject owner) => $"{owner.Manifest.Id.Kind} {owner.Manifest.Name}";
}
