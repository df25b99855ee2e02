using Tandem.Manifests;

namespace Tandem.Kustomize.Effects;

/// <summary>
/// An object as it stands at one moment of the walk. It is what tells an entry that changes something from one that does not;
/// kustomize alone decides what is rendered.
/// </summary>
public sealed class ObjectState
{
    private ObjectState(MappingNode root, bool isCertain) => (Root, IsCertain) = (root, isCertain);

    /// <summary>The object.</summary>
    public MappingNode Root { get; private set; }

    /// <summary>Whether it is known what the object holds; after something that the walk does not work out, it is not.</summary>
    public bool IsCertain { get; private set; }

    /// <summary>The state of an object as a file writes it.</summary>
    public static ObjectState Of(MappingNode root) => new(root, isCertain: true);

    /// <summary>The state of an object that something else makes.</summary>
    public static ObjectState Unknown(MappingNode root) => new(root, isCertain: false);

    /// <summary>Its <c>labels</c> or <c>annotations</c>, for selectors.</summary>
    public MappingNode? Marks(string field) => Root.Mapping("metadata")?.Mapping(field);

    /// <summary>Notes that something wrote to the object whose outcome is not known.</summary>
    public void Doubt() => IsCertain = false;

    /// <summary>Writes one value; what is returned is whether that may have changed anything.</summary>
    public bool Set(IReadOnlyList<PathSegment> path, Node value) => Become(NodeEdit.Set(Root, [.. path], value));

    /// <summary>Takes over what an edit has made of the object; what is returned is whether that may have changed anything.</summary>
    public bool Become(Node edited)
    {
        var changed = !ReferenceEquals(edited, Root);
        Root = edited as MappingNode ?? Root;
        return changed || !IsCertain;
    }
}
