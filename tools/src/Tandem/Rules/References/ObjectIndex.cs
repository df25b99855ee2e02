using Tandem.Fleet;

namespace Tandem.Rules.References;

/// <summary>Objects by kind, with the Pods that they make.</summary>
internal sealed class ObjectIndex
{
    private readonly Dictionary<string, List<ObjectField>> byKind = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ObjectField>> byName = new(StringComparer.Ordinal);

    public ObjectIndex(string cluster, IEnumerable<FleetObject> objects)
    {
        Roots = [.. objects.Select(ObjectField.Root)];
        foreach (var root in Roots)
        {
            Add(root);
        }

        Pods = [.. Roots.Select(root => PodTemplate.In(cluster, root)).OfType<PodTemplate>()];
        PodsByLabel = new PodIndex(Pods);
    }

    /// <summary>All objects.</summary>
    public IReadOnlyList<ObjectField> Roots { get; }

    /// <summary>Every Pod that something here makes.</summary>
    public IReadOnlyList<PodTemplate> Pods { get; }

    /// <summary>The same, by their labels.</summary>
    public PodIndex PodsByLabel { get; }

    /// <summary>All objects of a kind.</summary>
    public IReadOnlyList<ObjectField> All(string apiGroup, string kind) => byKind.TryGetValue($"{apiGroup}/{kind}", out var found) ? found : [];

    /// <summary>All objects of a kind and name, in whatever namespace.</summary>
    public IReadOnlyList<ObjectField> Named(string apiGroup, string kind, string name) => byName.TryGetValue($"{apiGroup}/{kind}/{name}", out var found) ? found : [];

    private void Add(ObjectField root)
    {
        var kind = $"{root.Group}/{root.Kind}";
        Add(byKind, kind, root);
        if (root.Owner.Manifest.Name is { } name)
        {
            Add(byName, $"{kind}/{name}", root);
        }
    }

    private static void Add(Dictionary<string, List<ObjectField>> index, string key, ObjectField root)
    {
        if (!index.TryGetValue(key, out var known))
        {
            index.Add(key, known = []);
        }

        known.Add(root);
    }
}
