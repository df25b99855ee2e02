namespace Tandem.Rules.Words;

/// <summary>Words that the API server takes as they come, and a kubelet, a driver or a controller refuses later.</summary>
internal static class KnownWords
{
    /// <summary>Where an emptyDir lies. Source: https://kubernetes.io/docs/concepts/storage/volumes/#emptydir.</summary>
    public static Word Medium { get; } = new("medium", ["", "Memory", "HugePages", "HugePages-2Mi", "HugePages-1Gi"], IsClosed: true);

    /// <summary>
    /// What a container may be allowed or denied. Source: capabilities(7), without CAP_; containerd writes them in capitals itself:
    /// https://github.com/containerd/containerd/blob/main/internal/cri/opts/spec_linux_opts.go.
    /// </summary>
    public static Word Capability { get; } = new("capability",
    [
        "ALL", "AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK",
        "IPC_OWNER", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_RAW", "PERFMON", "SETFCAP",
        "SETGID", "SETPCAP", "SETUID", "SYS_ADMIN", "SYS_BOOT", "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME",
        "SYS_TTY_CONFIG", "SYSLOG", "WAKE_ALARM",
    ], IsClosed: true)
    { IsOfAnyCase = true };

    /// <summary>What a variable may show of its Pod. Source: https://kubernetes.io/docs/concepts/workloads/pods/downward-api/.</summary>
    public static Word PodField { get; } = new("field that a Pod shows",
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.annotations", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ], IsClosed: true);

    /// <summary>Where a SecretProviderClass finds secrets; gke is that of the managed add-on.</summary>
    public static Word Provider { get; } = new("provider of secrets", ["gke", "gcp", "azure", "vault", "aws", "akeyless", "conjur"], IsClosed: true);

    /// <summary>What a listener speaks. Source: https://gateway-api.sigs.k8s.io/reference/spec/#protocoltype.</summary>
    public static Word Protocol { get; } = new("protocol of a listener", ["HTTP", "HTTPS", "TLS", "TCP", "UDP"], IsClosed: true);

    /// <summary>How a Gateway's address is named.</summary>
    public static Word Address { get; } = new("type of address", ["IPAddress", "Hostname", "NamedAddress", "networking.gke.io/named-address-with-region", "networking.gke.io/ephemeral-ipv4-address/REGION"], IsClosed: false);

    /// <summary>What a route may hang on.</summary>
    public static Word Parent { get; } = new("parent of a route", ["Gateway", "Service", "ListenerSet", "XListenerSet"], IsClosed: false);

    /// <summary>Yes and no, as text.</summary>
    public static Word YesOrNo { get; } = new("word for yes or no", ["true", "false"], IsClosed: true);

    /// <summary>On and off in the environment of Python's libraries.</summary>
    public static Word Switch { get; } = new("switch", ["1", "0", "true", "false", "yes", "no", "on", "off"], IsClosed: true);

    /// <summary>Mount options of Cloud Storage FUSE, before their value. Source: https://cloud.google.com/storage/docs/cloud-storage-fuse/cli-options.</summary>
    public static Word MountOption { get; } = new("mount option",
    [
        "implicit-dirs", "only-dir", "uid", "gid", "file-mode", "dir-mode", "rename-dir-limit", "o", "ro", "rw", "allow_other", "file-cache", "metadata-cache", "enable-buffered-read",
        "max-conns-per-host", "client-protocol", "billing-project", "read_ahead_kb", "log-severity", "logging", "gcs-connection", "gcs-retries", "write", "list", "file-system", "disable-autoconfig",
    ], IsClosed: false);
}
