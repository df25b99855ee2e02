using System.Text;

namespace Tandem.Manifests;

/// <summary>Walks and prints the way from an object's root to a field.</summary>
public static class FieldPaths
{
    /// <summary>The value at <paramref name="path"/>; null where the way ends early.</summary>
    public static Node? Find(Node root, ReadOnlySpan<PathSegment> path)
    {
        Node? node = root;
        foreach (var step in path)
        {
            node = Step(node, step);
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>The value one step into <paramref name="node"/>; null where there is none.</summary>
    public static Node? Step(Node? node, PathSegment step) => node switch
    {
        MappingNode mapping when step.Key is not null => mapping[step.Key],
        SequenceNode list when step.Key is null && step.Index < list.Items.Count => list.Items[step.Index],
        _ => null,
    };

    /// <summary>Every scalar below a value, with the way to it.</summary>
    public static IReadOnlyList<FoundScalar> Scalars(Node root) => Scalars(root, _ => true);

    /// <summary>Every scalar below a value that is as asked, with the way to it.</summary>
    public static IReadOnlyList<FoundScalar> Scalars(Node root, Func<ScalarNode, bool> asked)
    {
        var found = new List<FoundScalar>();
        Gather(root, [], asked, found);
        return found;
    }

    /// <summary>Whether a scalar below a value, or the value itself, is as asked. Walks without noting the way.</summary>
    public static bool Any(Node node, Func<ScalarNode, bool> asked) => node switch
    {
        ScalarNode scalar => asked(scalar),
        MappingNode mapping => mapping.Entries.Any(entry => Any(entry.Value, asked)),
        SequenceNode list => list.Items.Any(item => Any(item, asked)),
        _ => false,
    };

    /// <summary>Every scalar below a value, or the value itself. Walks without noting the way.</summary>
    public static IReadOnlyList<ScalarNode> Texts(Node root)
    {
        var found = new List<ScalarNode>();
        Gather(root, found);
        return found;
    }

    private static void Gather(Node node, List<ScalarNode> found)
    {
        switch (node)
        {
            case ScalarNode scalar:
                found.Add(scalar);
                break;
            case MappingNode mapping:
                foreach (var entry in mapping.Span)
                {
                    Gather(entry.Value, found);
                }

                break;
            case SequenceNode list:
                foreach (var item in list.Span)
                {
                    Gather(item, found);
                }

                break;
        }
    }

    private static void Gather(Node node, List<PathSegment> path, Func<ScalarNode, bool> asked, List<FoundScalar> found)
    {
        switch (node)
        {
            case ScalarNode scalar:
                if (asked(scalar))
                {
                    found.Add(new FoundScalar(scalar, [.. path]));
                }

                break;
            case MappingNode mapping:
                foreach (var entry in mapping.Span)
                {
                    Gather(entry.Value, PathSegment.Of(entry.Name), path, asked, found);
                }

                break;
            case SequenceNode list:
                for (var i = 0; i < list.Span.Length; i++)
                {
                    Gather(list.Span[i], PathSegment.Of(i), path, asked, found);
                }

                break;
        }
    }

    private static void Gather(Node node, PathSegment step, List<PathSegment> path, Func<ScalarNode, bool> asked, List<FoundScalar> found)
    {
        path.Add(step);
        Gather(node, path, asked, found);
        path.RemoveAt(path.Count - 1);
    }

    /// <summary>
    /// Prints a path as <c>spec.containers[name=vllm-tpu].image</c>: items that have a name are called by it,
    /// so that the path survives a reordering.
    /// </summary>
    public static string Print(Node root, IReadOnlyList<PathSegment> path)
    {
        var text = new StringBuilder();
        Node? node = root;
        foreach (var step in path)
        {
            node = Step(node, step);
            text.Append(step.Key is { } key ? PrintKey(key, text.Length == 0) : PrintItem(node, step.Index));
        }

        return text.ToString();
    }

    internal static string PrintKey(string key, bool first)
    {
        var plain = key.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
        return plain ? (first ? key : "." + key) : $"[{key}]";
    }

    private static string PrintItem(Node? item, int index) =>
        (item as MappingNode)?.Text("name") is { Length: > 0 } name ? $"[name={name}]" : $"[{index}]";
}
