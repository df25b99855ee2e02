using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Kustomize.Effects;

/// <summary>Changes to a YAML value. What does not change keeps its identity, so that a reference tells whether anything did.</summary>
internal static class NodeEdit
{
    /// <summary>The value with <paramref name="value"/> at <paramref name="path"/>; mappings on the way that are missing are added.</summary>
    public static Node Set(Node root, ReadOnlySpan<PathSegment> path, Node value)
    {
        if (path.IsEmpty)
        {
            return NodeText.AreEqual(root, value) ? root : value;
        }

        var step = path[0];
        if (root is MappingNode mapping && step.Key is { } key)
        {
            var old = mapping[key];
            var inner = old is null ? Set(Hollow(value), path[1..], value) : Set(old, path[1..], value);
            return ReferenceEquals(old, inner) ? root : With(mapping, key, inner);
        }

        if (root is SequenceNode list && step.Key is null && step.Index < list.Items.Count)
        {
            var inner = Set(list.Items[step.Index], path[1..], value);
            return ReferenceEquals(list.Items[step.Index], inner) ? root : With(list, [.. list.Items.Select((item, i) => i == step.Index ? inner : item)]);
        }

        // A mapping that is new, or null so far.
        return step.Key is { } added && root is ScalarNode { IsNull: true } ? With(Hollow(value), added, Set(Hollow(value), path[1..], value)) : root;
    }

    /// <summary>The value without what stands at <paramref name="path"/>.</summary>
    public static Node Remove(Node root, ReadOnlySpan<PathSegment> path) => path.Length == 1
        ? (root, path[0]) switch
        {
            (MappingNode mapping, { Key: { } key }) => new MappingNode(mapping.Source, mapping.Line, mapping.Column, [.. mapping.Entries.Where(entry => entry.Name != key)]),
            (SequenceNode list, { Key: null }) when path[0].Index is var index => With(list, [.. list.Items.Where((_, i) => i != index)]),
            _ => root,
        }
        : FieldPaths.Find(root, path[..^1]) is { } holder ? Set(root, path[..^1], Remove(holder, path[^1..])) : root;

    /// <summary>The mapping with another value under one key.</summary>
    public static MappingNode With(MappingNode mapping, string key, Node value)
    {
        var at = mapping.IndexOf(key);
        MappingEntry[] entries = at >= 0 ? [.. mapping.Span] : [.. mapping.Span, new MappingEntry(new ScalarNode(value.Source, value.Line, value.Column, key, ScalarType.String), key, value)];
        if (at >= 0)
        {
            entries[at] = entries[at] with { Value = value };
        }

        return new MappingNode(mapping.Source, mapping.Line, mapping.Column, entries);
    }

    /// <summary>The list with other items.</summary>
    public static SequenceNode With(SequenceNode list, IReadOnlyList<Node> items) => new(list.Source, list.Line, list.Column, items);

    private static MappingNode Hollow(Node place) => new(place.Source, place.Line, place.Column, []);
}
