using Tandem.Manifests;
using Tandem.Rules.Identity;
using Tandem.Rules.Objects;

namespace Tandem.Rules.References;

/// <summary>Files that a container's command line or environment names inside a volume whose files are known.</summary>
/// <remarks>Volumes of ConfigMaps, Secrets and SecretProviderClasses are read-only: what is not in them never will be.</remarks>
internal static class MountedFiles
{
    /// <summary>The words that name a file which the volume does not have.</summary>
    public static IEnumerable<Flaw> Missing(World world, PodTemplate pod) =>
        from container in PodSpecs.Containers(pod.Spec)
        from word in Arguments.Everything(container, pod.Namespace)
        let path = word.Path
        where path is not null
        let mount = Mounts.Deepest(container, path)
        // One of the file itself is no folder.
        where mount is not null && mount["mountPath"].Text!.TrimEnd('/') != path.TrimEnd('/') && !mount.Has("subPath") && !mount.Has("subPathExpr")
        let files = FilesOf(world, pod, mount["name"].Text)
        where files is not null
        let file = path[(mount["mountPath"].Text!.TrimEnd('/').Length + 1)..].TrimEnd('/')
        where file.Length > 0 && !files.Exists(known => known == file || known.StartsWith(file + "/", StringComparison.Ordinal))
        select word.Field.Flaw($"{word.Field.Here} names the file {path}, which the volume {mount["name"].Text} does not have.", MissingConfig.Hint(file, files));

    /// <summary>The ConfigMap whose files a volume has under their own names; null where it is of another kind, or not to be found.</summary>
    public static ObjectField? MapOf(World world, PodTemplate pod, string? volume) => Mounts.Volume(pod, volume)?["configMap"] is { Exists: true } source && !source.Has("items")
        ? world.ConfigMap(pod.Namespace, source["name"].Text) : null;

    // Null where nobody knows them.
    private static List<string>? FilesOf(World world, PodTemplate pod, string? name)
    {
        var volume = Mounts.Volume(pod, name);
        var (source, kind) = volume is null ? (null, "") : volume.Has("configMap") ? (volume["configMap"], "ConfigMap") : (volume["secret"], "Secret");
        if (volume?["csi"]["volumeAttributes"]["secretProviderClass"].Text is { } providerClass)
        {
            return world.Find("secrets-store.csi.x-k8s.io", "SecretProviderClass", pod.Namespace, providerClass) is { } found ? Secrets(found) : null;
        }

        return source is null or { Exists: false } || world.Find("", kind, pod.Namespace, (kind == "Secret" ? source["secretName"] : source["name"]).Text) is not { } root ? null
            : source.Has("items") ? [.. source.Select("items[].path").Select(item => item.Text ?? "")] : [.. ConfigUses.KeysOf(root)];
    }

    private static List<string>? Secrets(ObjectField root) => root["spec"]["parameters"]["secrets"].Text is not { } yaml || yaml.Contains("unset", StringComparison.Ordinal) ? null
        : [.. MountedSecret.Items(yaml).Select(item => item.Text("path") ?? item.Text("fileName")).OfType<string>()];
}
