using Tandem.Rules.Objects;

namespace Tandem.Rules.References;

/// <summary>Where objects name ConfigMaps and Secrets.</summary>
internal static class ConfigUses
{
    private static readonly string[] VolumeSecrets = ["csi.nodePublishSecretRef", "cephfs.secretRef", "flexVolume.secretRef", "iscsi.secretRef", "rbd.secretRef", "storageos.secretRef"];

    /// <summary>The uses of one object that it cannot do without.</summary>
    public static IEnumerable<ConfigUse> Of(ObjectField root) => (PodSpecs.Of(root) is { } pod ? OfPod(pod) : (root.Group, root.Kind) switch
    {
        ("", "ServiceAccount") => Uses("Secret", "name", root.Select("imagePullSecrets[]")),
        ("monitoring.googleapis.com", "PodMonitoring") => Uses("Secret", "name", root["spec"]["endpoints"].Keyed("secret")),
        _ => [],
    }).OfType<ConfigUse>();

    /// <summary>The keys that a ConfigMap or Secret has; one without a value is a key all the same.</summary>
    public static IEnumerable<string> KeysOf(ObjectField root) =>
        root["data"].Entries.Concat(root["binaryData"].Entries).Concat(root["stringData"].Entries).Select(entry => entry.Key).Distinct(StringComparer.Ordinal);

    private static IEnumerable<ConfigUse?> OfPod(ObjectField pod)
    {
        var volumes = pod["volumes"].Items;
        var projected = volumes.SelectMany(volume => volume.Select("projected.sources[]")).ToList();
        var containers = PodSpecs.Containers(pod);
        IEnumerable<ObjectField> InEnv(string name) => containers.SelectMany(container => container.Select($"env[].valueFrom.{name}KeyRef").Concat(container.Select($"envFrom[].{name}Ref")));
        return Uses("ConfigMap", "name", volumes.Concat(projected).Select(volume => volume["configMap"]).Concat(InEnv("configMap")))
            .Concat(Uses("Secret", "name", projected.Select(source => source["secret"]).Concat(InEnv("secret")).Concat(pod.Select("imagePullSecrets[]"))
                .Concat(VolumeSecrets.SelectMany(path => volumes.SelectMany(volume => volume.Select(path))))))
            .Concat(Uses("Secret", "secretName", volumes.Select(volume => volume["secret"])));
    }

    private static IEnumerable<ConfigUse?> Uses(string kind, string name, IEnumerable<ObjectField> uses) => uses.Select(use => use.Has(name) && !use["optional"].IsTrue
        ? new ConfigUse(new Reference(use[name], "", kind, use.Owner.Manifest.Namespace), [.. use.Select("key").Concat(use.Select("items[].key"))]) : null);
}
