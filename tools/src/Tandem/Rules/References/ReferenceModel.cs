using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.References;

/// <summary>What rules over references share, made once for a run, by whichever thread asks first.</summary>
/// <param name="fleet">The model.</param>
internal sealed class ReferenceModel(FleetModel fleet)
{
    private readonly Lazy<Dictionary<string, int>> votes = new(() => Count(fleet));
    private readonly Lazy<SelectorVotes> selectors = new(() => new SelectorVotes(fleet));
    private readonly Lazy<NamedTargets> targets = new(() => new NamedTargets(fleet));
    private readonly Lazy<IReadOnlyList<World>> worlds = new(() => [.. Clusters(fleet), .. Own(fleet), .. Others(fleet)]);

    /// <summary>Every world that is whole: of a cluster that a unit could not be rendered of, nothing is known to be missing.</summary>
    public IReadOnlyList<World> Worlds => worlds.Value;

    /// <summary>The worlds that are clusters.</summary>
    public IEnumerable<World> ClusterWorlds => Worlds.Where(world => world.Cluster is not null);

    /// <summary>How many fields of all clusters have a text as their value, or the name that a generator makes of it.</summary>
    public int Votes(string text) => votes.Value.GetValueOrDefault(text);

    /// <summary>What all selectors of Pods ask for.</summary>
    public SelectorVotes Selectors => selectors.Value;

    /// <summary>What kustomizations name.</summary>
    public NamedTargets Targets => targets.Value;

    private static IEnumerable<World> Clusters(FleetModel fleet) =>
        from cluster in fleet.Clusters
        where fleet.Units.Any(unit => unit.Unit.Cluster == cluster.Name) && cluster.Units.All(unit => IsAccountedFor(fleet, unit))
        let objects = fleet.ObjectsOf(cluster.Name).ToList()
        select new World(fleet, cluster.Name, new ObjectIndex(cluster.Name, objects), _ => true, new OpenNamespaces(fleet, cluster.Name, objects));

    // Whoever applies such a unit brings all of it, and no more: what it lacks, a cluster has or nobody has.
    private static IEnumerable<World> Own(FleetModel fleet) =>
        from unit in fleet.Units
        where unit.Unit.IsOwn && unit.Text is not null
        select new World(fleet, null, new ObjectIndex("", unit.Objects), _ => true, fleet.IsWhole ? new OpenNamespaces(fleet, null, unit.Objects) : null) { IsOwn = true };

    // An opt-in component of the repository will stand in a cluster; of a tree of anybody's, nobody knows what is beside it.
    private static IEnumerable<World> Others(FleetModel fleet)
    {
        var index = new ObjectIndex("", fleet.IsRepository && fleet.Loose.Count == 0 ? [] : Deployed(fleet));
        if (fleet.IsRepository)
        {
            return fleet.IsWhole && fleet.Loose.Count > 0
                ? [new World(fleet, null, index, candidate => candidate.Unit is null, new OpenNamespaces(fleet, null, [.. Deployed(fleet)]))] : [];
        }

        return fleet.Units.Select(unit => new World(fleet, null, index, candidate => candidate.Unit == unit.Unit, null))
            .Append(new World(fleet, null, index, candidate => candidate.Unit is null, null));
    }

    private static IEnumerable<FleetObject> Deployed(FleetModel fleet) => fleet.Objects.Where(candidate => candidate.Unit?.IsOwn != true);

    private static bool IsAccountedFor(FleetModel fleet, Unit unit) => fleet.Units.Any(rendered => rendered.Unit == unit && rendered.Text is not null)
        || fleet.Settings.Unrenderable.Any(exemption => exemption.Covers(unit.Folder));

    private static Dictionary<string, int> Count(FleetModel fleet)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var scalar in fleet.Units.SelectMany(unit => unit.Objects).SelectMany(candidate => FieldPaths.Texts(candidate.Manifest.Root)))
        {
            counts[scalar.Text] = counts.GetValueOrDefault(scalar.Text) + 1;
        }

        return counts;
    }
}
