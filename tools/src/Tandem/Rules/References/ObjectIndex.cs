using Tandem.Fleet;

namespace Tandem.Rules.References;

/// <summary>Objects by kind, with the Pods that they make.</summary>
internal sealed class ObjectIndex
{
    private readonly Dictionary<string, List<ObjectField>> byKind = new(StringComparer.Ordinal);

    public ObjectIndex(string cluster, IEnumerable<FleetObject> objects)
    {
        Roots = [.. objects.Select(ObjectField.Root)];
        foreach (var root in Roots)
        {
            Add(root);
        }

        Pods = [.. Roots.Select(root => PodTemplate.In(cluster, root)).OfType<PodTemplate>()];
    }

    /// <summary>All objects.</summary>
    public IReadOnlyList<ObjectField> Roots { get; }

    /// <summary>Every Pod that something here makes.</summary>
    public IReadOnlyList<PodTemplate> Pods { get; }

    /// <summary>All objects of a kind.</summary>
    public IReadOnlyList<ObjectField> All(string apiGroup, string kind) => byKind.TryGetValue($"{apiGroup}/{kind}", out var found) ? found : [];

    private void Add(ObjectField root)
    {
        var key = $"{root.Group}/{root.Kind}";
        if (!byKind.TryGetValue(key, out var known))
        {
            byKind.Add(key, known = []);
        }

        known.Add(root);
    }
}
