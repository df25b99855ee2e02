using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Objects;

/// <summary>The Pod specs inside objects that make Pods.</summary>
internal static class PodSpecs
{
    private static readonly string[] Lists = ["initContainers", "containers", "ephemeralContainers"];
    private static readonly string[] Template = ["spec", "template", "spec"];

    private static readonly Dictionary<string, string[]> Paths = new(StringComparer.Ordinal)
    {
        ["Pod"] = ["spec"],
        ["PodTemplate"] = ["template", "spec"],
        ["Deployment"] = Template,
        ["StatefulSet"] = Template,
        ["DaemonSet"] = Template,
        ["ReplicaSet"] = Template,
        ["ReplicationController"] = Template,
        ["Job"] = Template,
        ["CronJob"] = ["spec", "jobTemplate", "spec", "template", "spec"],
    };

    /// <summary>The Pod spec of an object with the way to it; null where it makes no Pods.</summary>
    public static (MappingNode Spec, IReadOnlyList<PathSegment> Path)? Of(FleetObject candidate)
    {
        if (!Paths.TryGetValue(candidate.Manifest.Id.Kind, out var steps))
        {
            return null;
        }

        PathSegment[] path = [.. steps.Select(PathSegment.Of)];
        return FieldPaths.Find(candidate.Manifest.Root, path) is MappingNode spec ? (spec, path) : null;
    }

    /// <summary>The Pod spec of an object; null where it makes no Pods.</summary>
    public static ObjectField? Of(ObjectField root)
    {
        if (root.Group is not ("" or "apps" or "batch") || !Paths.TryGetValue(root.Kind, out var steps))
        {
            return null;
        }

        var spec = steps.Aggregate(root, (field, step) => field[step]);
        return spec.Exists ? spec : null;
    }

    /// <summary>Every container of a Pod spec, init and ephemeral ones too.</summary>
    public static IEnumerable<ObjectField> Containers(ObjectField pod) =>
        Lists.SelectMany(list => pod[list].Items).Where(container => container.Mapping is not null);

    /// <summary>Every container of the Pod spec of an object.</summary>
    public static IEnumerable<ObjectField> ContainersOf(ObjectField root) => Of(root) is { } pod ? Containers(pod) : [];

    /// <summary>Every container of an object, init containers too, with the way to it.</summary>
    public static IEnumerable<(MappingNode Container, IReadOnlyList<PathSegment> Path)> Containers(FleetObject candidate)
    {
        if (Of(candidate) is not var (spec, path))
        {
            yield break;
        }

        foreach (var list in Lists)
        {
            for (var i = 0; i < spec.List(list).Count; i++)
            {
                if (spec.List(list)[i] is MappingNode container)
                {
                    yield return (container, [.. path, PathSegment.Of(list), PathSegment.Of(i)]);
                }
            }
        }
    }
}
