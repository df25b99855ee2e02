using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>The Pod specs inside objects that make Pods.</summary>
internal static class PodSpecs
{
    /// <summary>The probes of a container.</summary>
    public static IReadOnlyList<string> Probes { get; } = ["livenessProbe", "readinessProbe", "startupProbe"];

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

    /// <summary>Whether objects of this kind hold a Pod spec.</summary>
    public static bool IsIn(SchemaId id) => id.Group is "" or "apps" or "batch" && Paths.ContainsKey(id.Kind);

    /// <summary>The Pod spec of an object; null where it makes no Pods.</summary>
    public static ObjectField? Of(ObjectField root)
    {
        if (root.Group is not ("" or "apps" or "batch") || !Paths.TryGetValue(root.Kind, out var steps))
        {
            return null;
        }

        var spec = Follow(root, steps);
        return spec.Exists ? spec : null;
    }

    /// <summary>Every container of a Pod spec, init and ephemeral ones too.</summary>
    public static IReadOnlyList<ObjectField> Containers(ObjectField pod)
    {
        var found = new List<ObjectField>();
        foreach (var list in Lists)
        {
            foreach (var container in pod[list].Items)
            {
                if (container.Mapping is not null)
                {
                    found.Add(container);
                }
            }
        }

        return found;
    }

    /// <summary>Every container of an object whose kind has the name of one that makes Pods, whatever its group.</summary>
    public static IReadOnlyList<ObjectField> ContainersOf(FleetObject candidate) =>
        Paths.TryGetValue(candidate.Manifest.Id.Kind, out var steps) ? Containers(Follow(ObjectField.Root(candidate), steps)) : [];

    private static ObjectField Follow(ObjectField field, string[] steps)
    {
        foreach (var step in steps)
        {
            field = field[step];
        }

        return field;
    }
}
