using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Kustomize;

/// <summary>Finds in a writer's document the value that stands for a rendered one. Lists are matched by what names their items.</summary>
public static class ItemMatcher
{
    // The fields by which Kubernetes merges its lists, and by which people tell items apart.
    private static readonly string[] Names =
        ["mountPath", "name", "containerPort", "devicePath", "key", "topologyKey", "ip", "number", "port", "kind", "type", "uid", "from"];

    /// <summary>The writer's value for one step into the rendered object; null where it has none.</summary>
    public static Node? Step(Node writer, Node? rendered, PathSegment step)
    {
        if (step.Key is not null)
        {
            return FieldPaths.Step(writer, step);
        }

        return writer is SequenceNode items && rendered is SequenceNode list && step.Index < list.Items.Count
            ? Match(items, list, step.Index)
            : null;
    }

    private static Node? Match(SequenceNode items, SequenceNode rendered, int index)
    {
        var wanted = rendered.Items[index];
        var candidates = items.Items.Where(item => Same(item, wanted)).ToList();
        if (candidates.Count <= 1)
        {
            return candidates.Count == 1 ? candidates[0] : Unnamed(items, rendered, index);
        }

        // Several items of one name: their order tells them apart.
        var nth = rendered.Items.Take(index).Count(item => Same(item, wanted));
        return candidates[Math.Min(nth, candidates.Count - 1)];
    }

    // An item without a name, or one whose name is a placeholder that a replacement has filled since.
    private static Node? Unnamed(SequenceNode items, SequenceNode rendered, int index)
    {
        var open = items.Items.Where(item => NameOf(item) is not { } name || Placeholders.IsIn(name.Value)).ToList();
        var sameLength = items.Items.Count == rendered.Items.Count;
        return open.Count == 1 && NameOf(rendered.Items[index]) is not null ? open[0]
            : sameLength && open.Contains(items.Items[index]) ? items.Items[index]
            : null;
    }

    private static bool Same(Node item, Node wanted)
    {
        if (item is MappingNode mapping && NameOf(wanted) is { } name)
        {
            return NameOf(mapping)?.Field == name.Field && mapping.Text(name.Field) == name.Value;
        }

        return NodeText.AreEqual(item, wanted);
    }

    private static (string Field, string Value)? NameOf(Node item)
    {
        if (item is not MappingNode mapping)
        {
            return null;
        }

        foreach (var field in Names)
        {
            if (mapping.Text(field) is { } value)
            {
                return (field, value);
            }
        }

        return null;
    }
}
