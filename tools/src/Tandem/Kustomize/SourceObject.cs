using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Kustomize;

/// <summary>An object on its way through the kustomization tree, with everything that wrote to it.</summary>
/// <param name="id">Its kind.</param>
/// <param name="origin">What it was first written by.</param>
public sealed class SourceObject(SchemaId id, FieldWriter origin)
{
    private readonly List<FieldWriter> writers = [origin];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Its kind with group and version.</summary>
    public SchemaId Id { get; } = id;

    /// <summary>What wrote to it, in order; the first is where it comes from.</summary>
    public IReadOnlyList<FieldWriter> Writers => writers;

    /// <summary>Its name as it is now.</summary>
    public required string Name
    {
        get;
        set
        {
            field = value;
            names.Add(value);
        }
    }

    /// <summary>Its namespace as it is now; null where it names none.</summary>
    public string? Namespace { get; set; }

    /// <summary>Its labels as they are now, for selectors.</summary>
    public Dictionary<string, string> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>Its annotations as they are now, for selectors.</summary>
    public Dictionary<string, string> Annotations { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether its name ends in a hash of its content.</summary>
    public bool HasHashedName { get; init; }

    /// <summary>Whether it had this name at any time: Kustomize finds targets by old names too.</summary>
    public bool WasNamed(string name) => names.Contains(name);

    /// <summary>Whether a rendered object is this one.</summary>
    public bool Renders(ManifestObject rendered) => RendersName(rendered) && (rendered.Namespace ?? "") == (Namespace ?? "");

    /// <summary>Whether a rendered object has its kind and name, in whatever namespace.</summary>
    public bool RendersName(ManifestObject rendered) =>
        rendered.Id.Kind == Id.Kind && rendered.Id.Group == Id.Group
        && (rendered.Name == Name || (HasHashedName && HashedName.IsOf(Name, rendered.Name)));

    /// <summary>Takes over the labels and annotations that a document writes.</summary>
    public void Read(MappingNode? metadata)
    {
        Copy(metadata?.Mapping("labels"), Labels);
        Copy(metadata?.Mapping("annotations"), Annotations);
    }

    /// <summary>Writes the scalars of a mapping over those of a table.</summary>
    internal static void Copy(MappingNode? from, Dictionary<string, string> to)
    {
        foreach (var entry in from?.Entries ?? [])
        {
            to[entry.Name] = (entry.Value as ScalarNode)?.Text ?? "";
        }
    }

    /// <summary>Notes that <paramref name="writer"/> wrote to it.</summary>
    public void Add(FieldWriter writer) => writers.Add(writer);
}
