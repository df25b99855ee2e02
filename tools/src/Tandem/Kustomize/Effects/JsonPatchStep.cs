using System.Globalization;
using Tandem.Manifests;

namespace Tandem.Kustomize.Effects;

/// <summary>One operation of a JSON 6902 patch, applied to an object's state.</summary>
internal static class JsonPatchStep
{
    /// <summary>Applies <paramref name="operation"/>; what is returned is whether it may have changed anything.</summary>
    public static bool Apply(ObjectState state, MappingNode operation)
    {
        var (op, value) = (operation.Text("op"), operation["value"]);
        var path = PathOf(state.Root, operation.Text("path") ?? "");
        var isMissing = IsMissing(state.Root, op, path);
        if (path is null || isMissing || op is not ("add" or "replace" or "remove"))
        {
            // A test is there to fail; the others, and what does not build, are not worked out.
            if (op != "test")
            {
                state.Doubt();
            }

            return true;
        }

        var holder = FieldPaths.Find(state.Root, [.. path.Take(path.Count - 1)]);
        return op switch
        {
            "remove" => state.Become(NodeEdit.Remove(state.Root, [.. path])),
            "add" when value is not null && holder is SequenceNode list => Insert(state, path, list, value),
            _ when value is not null => state.Set(path, value),
            _ => true,
        };
    }

    /// <summary>Whether kustomize stops at an operation, because what it changes is not there.</summary>
    public static bool Fails(ObjectState state, MappingNode operation)
    {
        var (op, path) = (operation.Text("op"), PathOf(state.Root, operation.Text("path") ?? ""));
        return state.IsCertain && (op is "replace" or "remove" ? IsMissing(state.Root, op, path)
            : op == "add" && (path is null || FieldPaths.Find(state.Root, [.. path.Take(path.Count - 1)]) is not (MappingNode or SequenceNode)));
    }

    // kustomize lets a replace add a key; to items and to what is below a missing key it does not.
    private static bool IsMissing(MappingNode root, string? op, List<PathSegment>? path) => path is null || (op is "replace" or "remove" && FieldPaths.Find(root, [.. path]) is null
        && !(op == "replace" && path[^1].Key is not null && FieldPaths.Find(root, [.. path.Take(path.Count - 1)]) is MappingNode));

    private static bool Insert(ObjectState state, IReadOnlyList<PathSegment> path, SequenceNode list, Node value)
    {
        var index = Math.Min(path[^1].Index, list.Items.Count);
        var longer = NodeEdit.With(list, [.. list.Items.Take(index), value, .. list.Items.Skip(index)]);
        return state.Become(NodeEdit.Set(state.Root, [.. path.Take(path.Count - 1)], longer));
    }

    // A pointer's step is an index where a list stands; null where the way is not there.
    private static List<PathSegment>? PathOf(Node root, string pointer)
    {
        var path = new List<PathSegment>();
        Node? node = root;
        foreach (var step in JsonPointer.Split(pointer))
        {
            if (node is SequenceNode list)
            {
                if (step != "-" && !int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                {
                    return null;
                }

                path.Add(PathSegment.Of(step == "-" ? list.Items.Count : int.Parse(step, CultureInfo.InvariantCulture)));
            }
            else if (node is MappingNode)
            {
                path.Add(PathSegment.Of(step));
            }
            else
            {
                return null;
            }

            node = FieldPaths.Step(node, path[^1]);
        }

        return path.Count == 0 ? null : path;
    }
}
