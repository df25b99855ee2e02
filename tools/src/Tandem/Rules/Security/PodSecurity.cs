using Tandem.Rules.Objects;

namespace Tandem.Rules.Security;

/// <summary>What the profiles of Pod Security Admission refuse.</summary>
/// <remarks>The profiles: https://kubernetes.io/docs/concepts/security/pod-security-standards/.</remarks>
internal static class PodSecurity
{
    /// <summary>The profiles, from the widest on.</summary>
    public static IReadOnlyList<string> Profiles { get; } = ["privileged", "baseline", "restricted"];

    private static readonly string[] HostNamespaces = ["hostNetwork", "hostPID", "hostIPC"];
    private static readonly string[] Volumes = ["name", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    private static readonly string[] Capabilities =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    /// <summary>The first thing in a Pod that a profile refuses, in words; null where it lets the Pod in.</summary>
    public static string? Refuses(string profile, ObjectField pod) => profile == "privileged" ? null
        : OfBaseline(pod) ?? PodSpecs.Containers(pod).Select(OfBaselineContainer).FirstOrDefault(told => told is not null)
            ?? (profile == "baseline" ? null : OfRestricted(pod) ?? PodSpecs.Containers(pod).Select(container => OfRestricted(container, pod["securityContext"])).FirstOrDefault(told => told is not null));

    private static string? OfBaseline(ObjectField pod) =>
        HostNamespaces.FirstOrDefault(name => pod[name].IsTrue) is { } shared ? $"{shared} is true"
        : pod["volumes"].Items.FirstOrDefault(volume => volume.Has("hostPath")) is { } folder ? $"the volume {folder["name"].Text} is a folder of the node"
        : IsUnconfined(pod["securityContext"]) ? "its seccompProfile is Unconfined" : null;

    private static string? OfBaselineContainer(ObjectField container)
    {
        var (name, own) = (container["name"].Text, container["securityContext"]);
        return own["privileged"].IsTrue ? $"{name} is privileged"
            : IsUnconfined(own) ? $"the seccompProfile of {name} is Unconfined"
            : container.Select("ports[].hostPort").FirstOrDefault(port => port.Integer > 0) is { } port ? $"{name} opens port {port.Text} of the node"
            : own.Select("capabilities.add[]").FirstOrDefault(added => !Capabilities.Contains(added.Text, StringComparer.Ordinal)) is { } added ? $"{name} adds the capability {added.Text}"
            : own["procMount"].Text is { } mount and not "Default" ? $"the procMount of {name} is {mount}" : null;
    }

    private static string? OfRestricted(ObjectField pod) =>
        pod["volumes"].Items.FirstOrDefault(volume => volume.Entries.Any(entry => !Volumes.Contains(entry.Key, StringComparer.Ordinal))) is { } other ? $"the volume {other["name"].Text} is of a kind that it does not know" : null;

    // What the container says counts before what its Pod says.
    private static string? OfRestricted(ObjectField container, ObjectField pod)
    {
        var (name, own) = (container["name"].Text, container["securityContext"]);
        ObjectField Said(string field) => own.Has(field) ? own[field] : pod[field];
        return Said("runAsUser").Integer == 0 ? $"{name} runs as root"
            : !Said("runAsNonRoot").IsTrue ? $"{name} does not say runAsNonRoot: true"
            : !own["allowPrivilegeEscalation"].IsFalse ? $"{name} does not say allowPrivilegeEscalation: false"
            : !own.Select("capabilities.drop[]").Any(dropped => dropped.Text == "ALL") ? $"{name} does not drop ALL capabilities"
            : own.Select("capabilities.add[]").FirstOrDefault(added => added.Text != "NET_BIND_SERVICE") is { } added ? $"{name} adds the capability {added.Text}"
            : Said("seccompProfile")["type"].Text is not ("RuntimeDefault" or "Localhost") ? $"{name} has no seccompProfile of the type RuntimeDefault or Localhost" : null;
    }

    private static bool IsUnconfined(ObjectField context) => context["seccompProfile"]["type"].Text == "Unconfined";
}
