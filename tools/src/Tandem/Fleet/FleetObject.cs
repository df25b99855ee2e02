using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Schemas;

namespace Tandem.Fleet;

/// <summary>An object that a cluster gets, joined with what wrote it.</summary>
/// <param name="unit">The unit that renders it; null for an object that stands in a file by itself.</param>
/// <param name="manifest">The object as the cluster gets it.</param>
/// <param name="source">What wrote it; null where the walk of the tree did not meet it.</param>
public sealed class FleetObject(Unit? unit, ManifestObject manifest, SourceObject? source)
{
    private ObjectField? root;

    /// <summary>The unit that renders it; null for an object that stands in a file by itself.</summary>
    public Unit? Unit { get; } = unit;

    /// <summary>The object as the cluster gets it.</summary>
    public ManifestObject Manifest { get; } = manifest;

    /// <summary>What wrote it; null where the walk of the tree did not meet it.</summary>
    public SourceObject? Source { get; } = source;

    /// <summary>Its fields. Whichever rule asks first makes them; all get the same.</summary>
    internal ObjectField Root => Volatile.Read(ref root) ?? Interlocked.CompareExchange(ref root, ObjectField.Of(this), null) ?? root;

    /// <summary>The finding of <paramref name="rule"/> at one of its fields.</summary>
    public Finding Finding(RuleInfo rule, IReadOnlyList<PathSegment> path, FieldTarget target, string message, string? hint = null) =>
        new(rule, message, Blame(path, target))
        {
            Hint = hint,
            Objects = [Reference(FieldOf(path))],
        };

    /// <summary>The name that a person wrote: without the hash that a generator adds to it.</summary>
    public string WrittenName => Source is { HasHashedName: true } source ? source.Name : Manifest.Name;

    /// <summary>The object as findings show it.</summary>
    /// <param name="field">The field that they are about; null for the whole object.</param>
    public ObjectRef Reference(string? field) => new(Unit?.Cluster, Manifest.Id.ApiVersion, Manifest.Id.Kind, Manifest.Namespace, Manifest.Name, field);

    /// <summary>The place to edit for one of its fields.</summary>
    public Blame Blame(IReadOnlyList<PathSegment> path, FieldTarget target)
    {
        if (Source is not null)
        {
            return ObjectBlamer.Of(Source, Manifest.Root, path, target);
        }

        var self = new SourceObject(Manifest.Id, new DocumentWriter(Manifest.Root, ChainRole.Base)) { Name = Manifest.Name };
        var blame = ObjectBlamer.Of(self, Manifest.Root, path, target);
        return Unit is null ? blame : new Blame(new Place($"{Unit.Folder}/kustomization.yaml", 1, 1), Exact: false, []);
    }

    private string? FieldOf(IReadOnlyList<PathSegment> path) => path.Count == 0 ? null : FieldPaths.Print(Manifest.Root, path);
}
