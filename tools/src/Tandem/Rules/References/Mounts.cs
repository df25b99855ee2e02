namespace Tandem.Rules.References;

/// <summary>Where a container mounts its volumes.</summary>
internal static class Mounts
{
    /// <summary>The paths that it mounts at; one at the root tells nothing.</summary>
    public static List<ObjectField> Paths(ObjectField container) =>
        [.. container["volumeMounts"].Items.Select(mount => mount["mountPath"]).Where(path => path.Text is { Length: > 1 })];

    /// <summary>The deepest mount that holds a path; null where none does.</summary>
    public static ObjectField? Deepest(ObjectField container, string path) => Paths(container)
        .Where(mount => Holds(mount.Text, path)).MaxBy(mount => mount.Text!.TrimEnd('/').Length)?.Parent;

    /// <summary>The Pods' volume of a name; null where there is none.</summary>
    public static ObjectField? Volume(PodTemplate pod, string? name) => pod.Spec["volumes"].Items.FirstOrDefault(volume => volume["name"].Text == name);

    /// <summary>Whether a path is a mount's own, or below it.</summary>
    public static bool Holds(string? mountPath, string path) =>
        mountPath is { Length: > 1 } && (path.TrimEnd('/') + "/").StartsWith(mountPath.TrimEnd('/') + "/", StringComparison.Ordinal);
}
