using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>Flags that a region's own patch put in the place of another, which the server then lacks.</summary>
internal static class CoveredFlags
{
    /// <summary>Them, against the same server of other clusters.</summary>
    public static IEnumerable<Flaw> Of(World world) =>
        from server in world.OwnServers
        from pair in Covered(server).Take(1)
        select pair.Item.Flaw($"{pair.Item.Text} stands in the place of {pair.Lost.Text}, which the server lacks here.", "Add it: the path of a JSON patch that appends ends in /args/-.");

    /// <summary>Whether a server lacks a flag for that reason.</summary>
    public static bool Hide(ModelServer server, string flag) => server.World.Cluster is not null && Covered(server).Any(pair => Name(pair.Lost) == flag);

    private static IEnumerable<(ObjectField Item, ObjectField Lost)> Covered(ModelServer server)
    {
        var items = server.Container["args"].Items;
        return from others in Siblings(server).Select(sibling => sibling.Container["args"].Items)
               where others.Count == items.Count
               from i in Enumerable.Range(0, items.Count)
               where Covers(items, others, i, server.World.Cluster!)
               select (items[i], others[i]);
    }

    private static IEnumerable<ModelServer> Siblings(ModelServer server) => server.World.Fleet.References.ClusterWorlds.Where(world => world != server.World).SelectMany(world => world.OwnServers)
        .Where(other => other.Pod.Root.Owner.Manifest.Name == server.Pod.Root.Owner.Manifest.Name && other.Container["name"].Text == server.Container["name"].Text);

    private static bool Covers(IReadOnlyList<ObjectField> items, IReadOnlyList<ObjectField> others, int i, string cluster) =>
        Name(items[i]) is { Length: > 0 } own && Name(others[i]) is { Length: > 0 } lost && own != lost && !items.Any(item => Name(item) == lost) && !others.Any(item => Name(item) == own)
        && items[i].Owner.Blame(items[i].Path, FieldTarget.Value).Place.File.StartsWith($"clusters/{cluster}/", StringComparison.Ordinal);

    private static string Name(ObjectField item) => CommandLine.NameOf(item.Text ?? "").Replace('_', '-');
}
