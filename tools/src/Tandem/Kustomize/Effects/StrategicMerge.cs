using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Kustomize.Effects;

/// <summary>A strategic merge patch, as kustomize applies it.</summary>
/// <param name="mergesLists">Whether the kind is one of Kubernetes' own: lists of others are replaced whole.</param>
internal sealed class StrategicMerge(bool mergesLists)
{
    // The lists of Kubernetes' own kinds that are merged item by item, and what names their items.
    private static readonly Dictionary<string, string[]> MergeKeys = new(StringComparer.Ordinal)
    {
        ["containers"] = ["name"],
        ["initContainers"] = ["name"],
        ["ephemeralContainers"] = ["name"],
        ["env"] = ["name"],
        ["volumes"] = ["name"],
        ["imagePullSecrets"] = ["name"],
        ["ports"] = ["containerPort", "port"],
        ["volumeMounts"] = ["mountPath"],
        ["volumeDevices"] = ["devicePath"],
        ["hostAliases"] = ["ip"],
    };

    private static readonly PathSegment[][] Identity =
    [
        [PathSegment.Of("apiVersion")], [PathSegment.Of("kind")],
        [PathSegment.Of("metadata"), PathSegment.Of("name")], [PathSegment.Of("metadata"), PathSegment.Of("namespace")],
    ];

    /// <summary>Whether the patch holds something whose outcome is not known.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Applies a patch to an object's state; what is returned is whether it may have changed anything.</summary>
    public static bool Patch(SourceObject candidate, MappingNode patch)
    {
        var merge = new StrategicMerge(!candidate.Id.Group.Contains('.', StringComparison.Ordinal) || candidate.Id.Group.EndsWith(".k8s.io", StringComparison.Ordinal));
        var merged = merge.Apply(candidate.State.Root, WithoutIdentity(patch));
        if (merge.IsInDoubt)
        {
            candidate.State.Doubt();
        }

        return candidate.State.Become(merged);
    }

    // What names the object is there to find it.
    private static Node WithoutIdentity(MappingNode patch)
    {
        Node result = patch;
        foreach (var path in Identity)
        {
            result = FieldPaths.Find(result, path) is null ? result : NodeEdit.Remove(result, path);
        }

        return result;
    }

    /// <summary>What the patch makes of a value; the same node where it changes nothing.</summary>
    public Node Apply(Node? target, Node patch, string field = "") => (target, patch) switch
    {
        (MappingNode old, MappingNode with) => Merge(old, with),
        (SequenceNode old, SequenceNode with) => Merge(old, with, field),
        (not null, _) when NodeText.AreEqual(target, patch) => target,
        (_, MappingNode with) => Merge(new MappingNode(with.Source, with.Line, with.Column, []), with),
        _ => patch,
    };

    private Node Merge(MappingNode old, MappingNode patch)
    {
        // kustomize has more directives than these; whatever they do is not judged.
        if (patch.Entries.Any(entry => entry.Name.StartsWith('$')))
        {
            IsInDoubt = true;
            return patch;
        }

        var result = old;
        foreach (var entry in patch.Entries)
        {
            if (entry.Value is ScalarNode { IsNull: true })
            {
                result = result.Find(entry.Name) is null ? result : (MappingNode)NodeEdit.Remove(result, [PathSegment.Of(entry.Name)]);
                continue;
            }

            var before = result[entry.Name];
            var after = Apply(before, entry.Value, entry.Name);
            result = ReferenceEquals(before, after) ? result : NodeEdit.With(result, entry.Name, after);
        }

        return result;
    }

    private SequenceNode Merge(SequenceNode old, SequenceNode patch, string field)
    {
        if (NodeText.AreEqual(old, patch))
        {
            return old;
        }

        if (!mergesLists || !MergeKeys.TryGetValue(field, out var keys))
        {
            return patch;
        }

        var key = Array.Find(keys, candidate => patch.Items.All(item => (item as MappingNode)?.Text(candidate) is not null));
        if (key is null || !IsUnique(old, key) || !IsUnique(patch, key))
        {
            IsInDoubt = true;
            return patch;
        }

        var items = old.Items.Select(item => (Node)item).ToList();
        var added = new List<Node>();
        foreach (var item in patch.Items.Cast<MappingNode>())
        {
            var index = items.FindIndex(candidate => ((MappingNode)candidate).Text(key) == item.Text(key));
            if (index < 0)
            {
                added.Add(item);
            }
            else
            {
                items[index] = Apply(items[index], item);
            }
        }

        // kustomize puts what is new before what was there.
        return added.Count == 0 && items.Zip(old.Items).All(pair => ReferenceEquals(pair.First, pair.Second)) ? old : NodeEdit.With(old, [.. added, .. items]);
    }

    private static bool IsUnique(SequenceNode list, string key)
    {
        var names = list.Items.Select(item => (item as MappingNode)?.Text(key)).ToList();
        return !names.Contains(null) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;
    }
}
