using Tandem.Kustomize;
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
        from container in pod.Containers
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
        let told = $"{word.Field.Here} names the file {path}, which the volume {mount["name"].Text} does not have."
        select LeftOut(world, pod, mount["name"].Text, file) is { } items ? items.KeyFlaw(told, $"Add {file} to the items, or take them out.")
            : Renamed(world, pod, mount["name"].Text, file) is { } key ? key.KeyFlaw($"{file} is called {key.Key} in the ConfigMap {key.Owner.WrittenName}, but {word.Field.Here} of {pod} names it.", $"List it as {file} alone.")
            : Forgotten(world, MapOf(world, pod, mount["name"].Text), file) is { } data ? data.KeyFlaw($"{file} is none of the files of the ConfigMap {data.Owner.WrittenName}, but {word.Field.Here} of {pod} names it.", $"Add {file} to the list.") : word.Field.Flaw(told, MissingConfig.Hint(file, files));

    // The items of a volume that leave a file of its ConfigMap out.
    private static ObjectField? LeftOut(World world, PodTemplate pod, string? volume, string file) => Mounts.Volume(pod, volume)?["configMap"] is { Exists: true } source && source.Has("items")
        && world.ConfigMap(pod.Namespace, source["name"].Text) is { } map && ConfigUses.KeysOf(map).Contains(file, StringComparer.Ordinal) ? source["items"] : null;

    // The entry of a generated ConfigMap whose file has the name that is asked for, and that was given another.
    private static ObjectField? Renamed(World world, PodTemplate pod, string? volume, string file) => MapOf(world, pod, volume) is { Owner.Source.Writers: [GeneratedWriter writer, ..] } map
        ? map["data"].Entries.FirstOrDefault(entry => entry.Key != file && writer.FileOf(entry.Key) is { } path && Path.GetFileName(path) == file) : null;

    /// <summary>The data of a generated ConfigMap in whose folder a file lies that it does not take in; null where that is not so.</summary>
    public static ObjectField? Forgotten(World world, ObjectField? map, string file) => map?.Owner.Source?.Writers is [GeneratedWriter writer, ..]
        && Path.GetDirectoryName(writer.Entry.Source.Path) is { } folder && world.Fleet.Workspace.FilesUnder(folder).Any(path => path.EndsWith("/" + file, StringComparison.Ordinal)
            && !writer.Files.Any(taken => world.Fleet.Workspace.Resolve(folder, taken) == path)) ? map["data"] : null;

    /// <summary>Mounts that are one file of their volume, and below which a command line looks for more.</summary>
    public static IEnumerable<Flaw> Folded(World world, PodTemplate pod) =>
        from container in pod.Containers
        from mount in container["volumeMounts"].Items
        where mount["subPath"].Text is { Length: > 0 } part && FilesOf(world, pod, mount["name"].Text)?.Contains(part, StringComparer.Ordinal) == true
        let word = Arguments.Everything(container, pod.Namespace).FirstOrDefault(word => word.Path is { } path && path.TrimEnd('/') != mount["mountPath"].Text?.TrimEnd('/') && Mounts.Deepest(container, path) == mount)
        where word is not null
        select mount["subPath"].Flaw($"{mount["mountPath"].Text} is the file {mount["subPath"].Text} here, but {word.Field.Here} looks for {word.Path} below it.", "Take subPath out: the volume is mounted as a folder.");

    /// <summary>Volumes that may be empty, of a ConfigMap that nothing makes, though a command line names a file in them.</summary>
    public static IEnumerable<Flaw> Emptied(World world, PodTemplate pod) =>
        from container in pod.Containers
        from word in Arguments.Everything(container, pod.Namespace)
        let path = word.Path
        where path is not null
        let name = Mounts.Deepest(container, path)?["name"].Text
        let source = Mounts.Volume(pod, name)?["configMap"]
        where source is not null && source["optional"].IsTrue && !world.IsOpen(pod.Namespace) && world.ConfigMap(pod.Namespace, source["name"].Text) is null
        select source["name"].Flaw($"Nothing makes the ConfigMap {source["name"].Text}, so the volume {name} is empty, but {word.Field.Here} names {word.Path}.",
            MissingConfig.Hint(source["name"].Text!, [.. world.All("", "ConfigMap").Where(map => map.Owner.Manifest.Namespace == pod.Namespace).Select(map => map.Owner.WrittenName)]));

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

    private static List<string>? Secrets(ObjectField root) => root["spec"]["parameters"]["secrets"].Text is not { } yaml || yaml.Contains("unset", StringComparison.Ordinal) || !MountedSecret.Resources(yaml).All(MountedSecret.IsVersion) ? null
        : [.. MountedSecret.Items(yaml).Select(item => item.Text("path") ?? item.Text("fileName")).OfType<string>()];
}
