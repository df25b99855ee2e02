using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Parity;

/// <summary>Every value of an object by a way that does not count items: what stands at another place of a list is still the same.</summary>
internal static class FlatObject
{
    /// <summary>The values, each with the way to it in words and in steps.</summary>
    public static IReadOnlyDictionary<string, FlatValue> Of(FleetObject candidate)
    {
        var found = new Dictionary<string, FlatValue>(StringComparer.Ordinal);
        Gather(candidate.Manifest.Root, "", [], found);
        return found;
    }

    private static void Gather(Node node, string way, IReadOnlyList<PathSegment> path, Dictionary<string, FlatValue> found)
    {
        switch (node)
        {
            case MappingNode { Entries.Count: > 0 } mapping:
                foreach (var entry in mapping.Entries.Where(entry => !IsBuildMetadata(entry)))
                {
                    Gather(entry.Value, way.Length == 0 ? entry.Name : $"{way}.{entry.Name}", [.. path, PathSegment.Of(entry.Name)], found);
                }

                break;
            case SequenceNode { Items.Count: > 0 } list:
                GatherItems(list, way, path, found);
                break;
            default:
                found[way] = new FlatValue(path, (node as ScalarNode)?.Text ?? node.Describe());
                break;
        }
    }

    private static void GatherItems(SequenceNode list, string way, IReadOnlyList<PathSegment> path, Dictionary<string, FlatValue> found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var key = KeyOf(list.Items[i]) ?? $"{i}";
            Gather(list.Items[i], $"{way}[{(seen.Add(key) ? key : $"{key}#{i}")}]", [.. path, PathSegment.Of(i)], found);
        }
    }

    // What `buildMetadata` adds says how the object was built, and means nothing to a cluster.
    private static bool IsBuildMetadata(MappingEntry entry) =>
        entry.Name.StartsWith("config.kubernetes.io/", StringComparison.Ordinal) || entry.Name.StartsWith("alpha.config.kubernetes.io/", StringComparison.Ordinal)
        || (entry.Name == "app.kubernetes.io/managed-by" && entry.Value is ScalarNode scalar && scalar.Text.StartsWith("kustomize", StringComparison.Ordinal));

    // A flag is known by its name, an item by its own, a group and kind by both.
    private static string? KeyOf(Node item) => item switch
    {
        ScalarNode { Text: ['-', '-', ..] flag } => flag.Split('=')[0],
        MappingNode mapping when mapping.Text("name") is { } name => name,
        MappingNode mapping when mapping.Text("kind") is { } kind => $"{mapping.Text("group")}/{kind}",
        _ => null,
    };
}
