using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>Flags that a region's own patch put in the place of another, which the server then lacks.</summary>
internal static class CoveredFlags
{
    /// <summary>Them, against the same server of other clusters.</summary>
    public static IEnumerable<Flaw> Of(World world)
    {
        foreach (var server in ModelServer.Of(world))
        {
            var items = server.Container["args"].Items;
            foreach (var sibling in Siblings(server))
            {
                var others = sibling.Container["args"].Items;
                var at = others.Count == items.Count ? Enumerable.Range(0, items.Count).FirstOrDefault(i => Covers(items, others, i, world.Cluster!), -1) : -1;
                if (at >= 0)
                {
                    yield return items[at].Flaw($"{items[at].Text} stands in the place of {others[at].Text}, which the server lacks here.", "Add it: the path of a JSON patch that appends ends in /args/-.");
                    break;
                }
            }
        }
    }

    private static IEnumerable<ModelServer> Siblings(ModelServer server) => server.World.Fleet.References.ClusterWorlds.Where(world => world != server.World).SelectMany(ModelServer.Of)
        .Where(other => other.Pod.Root.Owner.Manifest.Name == server.Pod.Root.Owner.Manifest.Name && other.Container["name"].Text == server.Container["name"].Text);

    private static bool Covers(IReadOnlyList<ObjectField> items, IReadOnlyList<ObjectField> others, int i, string cluster) =>
        Name(items[i]) is { Length: > 0 } own && Name(others[i]) is { Length: > 0 } lost && own != lost && !items.Any(item => Name(item) == lost) && !others.Any(item => Name(item) == own)
        && items[i].Owner.Blame(items[i].Path, FieldTarget.Value).Place.File.StartsWith($"clusters/{cluster}/", StringComparison.Ordinal);

    private static string Name(ObjectField item) => CommandLine.NameOf(item.Text ?? "").Replace('_', '-');
}
