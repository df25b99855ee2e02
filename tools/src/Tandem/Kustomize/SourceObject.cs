using Tandem.Kustomize.Effects;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Kustomize;

/// <summary>An object on its way through the kustomization tree, with everything that wrote to it.</summary>
/// <param name="id">Its kind.</param>
/// <param name="origin">What it was first written by.</param>
public sealed class SourceObject(SchemaId id, FieldWriter origin)
{
    private readonly List<FieldWriter> writers = [origin];
    private readonly List<Filling> fillings = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Its kind with group and version.</summary>
    public SchemaId Id { get; } = id;

    /// <summary>What wrote to it, in order; the first is where it comes from.</summary>
    public IReadOnlyList<FieldWriter> Writers => writers;

    /// <summary>What replacements wrote to it, in order.</summary>
    public IReadOnlyList<Filling> Fillings => fillings;

    /// <summary>What it holds as it is now.</summary>
    public ObjectState State { get; } = origin.StateOfObject;

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

    /// <summary>Whether its name ends in a hash of its content.</summary>
    public bool HasHashedName { get; init; }

    /// <summary>Whether it had this name at any time: Kustomize finds targets by old names too.</summary>
    public bool WasNamed(string name) => names.Contains(name);

    /// <summary>Gives it a name in place of the one it has: kustomize forgets a name that a replacement overwrites.</summary>
    public void Overwrite(string name)
    {
        names.Remove(Name);
        Name = name;
    }

    /// <summary>Whether a rendered object is this one.</summary>
    public bool Renders(ManifestObject rendered) => RendersName(rendered) && (rendered.Namespace ?? "") == (Namespace ?? "");

    /// <summary>Whether a rendered object has its kind and name, in whatever namespace.</summary>
    public bool RendersName(ManifestObject rendered) =>
        rendered.Id.Kind == Id.Kind && rendered.Id.Group == Id.Group
        && (rendered.Name == Name || (HasHashedName && HashedName.IsOf(Name, rendered.Name)));

    /// <summary>Notes that <paramref name="writer"/> wrote to it.</summary>
    public void Add(FieldWriter writer) => writers.Add(writer);

    /// <summary>Notes a value that a replacement wrote to it.</summary>
    public void Note(Filling filling) => fillings.Add(filling);
}
