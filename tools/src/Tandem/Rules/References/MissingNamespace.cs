using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>Objects in a namespace that no unit of their cluster makes.</summary>
public sealed class MissingNamespace() : ReferenceRule(new RuleInfo(
    "TND0143", "missing-namespace", Severity.Error, Layers.References, "Objects are in a namespace that nothing makes."))
{
    // A namespace of one region holds dozens of objects: a few show what is meant.
    private const int Told = 3;

    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        // Where no cluster makes a namespace, somebody else makes all of them.
        if (world.Fleet.References.ClusterWorlds.All(cluster => cluster.All("", "Namespace").Count == 0))
        {
            return [];
        }

        var made = MadeNamespaces.Made(world).ToHashSet(StringComparer.Ordinal);
        return world.Subjects.Where(root => root.Owner.Manifest.Namespace is { } space && !made.Contains(space) && !world.IsOpen(space) && root["metadata"]["namespace"].String is not null)
            .GroupBy(root => root.Owner.Manifest.Namespace!, StringComparer.Ordinal)
            .Select(group => Judge(world, group.Key, [.. group.Select(root => root["metadata"]["namespace"])]));
    }

    private Finding Judge(World world, string space, List<ObjectField> fields)
    {
        var message = $"The namespace {space} is made by nothing, and {(fields.Count == 1 ? "an object is" : $"{fields.Count} objects are")} in it.";
        var unused = world.All("", "Namespace").Where(root => !world.Subjects.Any(other => other.Owner.Manifest.Namespace == root.Owner.Manifest.Name)).ToList();
        if (fields.Count > 1 && unused is [var renamed])
        {
            var name = renamed["metadata"]["name"];
            return Found(world, name.Flaw($"{name.Here} is {name.Text}, which nothing is in; {fields.Count} objects are in {space}.", $"Name it {space}."), fields[0]) with { Misses = [$"Namespace {space}"] };
        }

        var maker = fields.Count == 1 ? null : MakerElsewhere(world, space);
        var near = NearestName.Find(space, MadeNamespaces.Made(world));
        return maker is not null ? Finding.At(Info, maker, message, $"Take in the Namespace {space}, as the other clusters do.") with { Misses = [$"Namespace {space}"] }
            : Found(world, fields[0].Flaw(message, near is null ? $"Add the Namespace {space}." : $"Did you mean {near}?"), fields.Skip(1).Take(Told)) with { Misses = [$"Namespace {space}"] };
    }

    // The unit that makes it in another cluster is the one that should here.
    private static Place? MakerElsewhere(World world, string space)
    {
        var other = world.Fleet.References.ClusterWorlds.Select(cluster => cluster.Find("", "Namespace", null, space)).FirstOrDefault(root => root is not null);
        var unit = world.Fleet.Clusters.Where(cluster => cluster.Name == world.Cluster).SelectMany(cluster => cluster.Units).FirstOrDefault(unit => unit.Name == other?.Owner.Unit?.Name);
        var root = unit is null ? null : world.Fleet.Workspace.Yaml($"{unit.Folder}/kustomization.yaml").Documents.OfType<MappingNode>().FirstOrDefault();
        return root?.Find("resources")?.Key.Place;
    }
}
