using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.References;

/// <summary>The objects that kustomizations name, to patch them or to write facts into them.</summary>
/// <param name="fleet">The model.</param>
internal sealed class NamedTargets(FleetModel fleet)
{
    private readonly HashSet<string> named = [.. fleet.Trees.SelectMany(tree => tree.Kustomizations).DistinctBy(file => file.Path).SelectMany(file => Targets(file.Root)).Select(target => Key(target.Text("kind"), target.Text("name")))];

    /// <summary>Whether one of them names an object of this kind and name.</summary>
    public bool Has(string kind, string name) => named.Contains(Key(kind, name));

    private static IEnumerable<MappingNode> Targets(MappingNode root) => Below(root, "patches").Select(patch => patch.Mapping("target"))
        .Concat(Below(root, "replacements").SelectMany(entry => Below(entry, "targets")).Select(target => target.Mapping("select"))).OfType<MappingNode>();

    private static IEnumerable<MappingNode> Below(MappingNode node, string list) => node.List(list).OfType<MappingNode>();

    private static string Key(string? kind, string? name) => $"{kind} {name}";
}
