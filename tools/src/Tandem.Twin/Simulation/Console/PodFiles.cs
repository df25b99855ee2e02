using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Simulation.Nodes;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Console;

/// <summary>The files of a container that a rehearsal looks at: network interfaces, mounts, and what a bucket shows.</summary>
internal sealed class PodFiles
{
    private const string Network = "/sys/class/net";
    private const string Mounts = "/proc/mounts";

    private readonly SimulatedCluster cluster;
    private readonly PodView pod;
    private readonly JsonElement container;

    public PodFiles(SimulatedCluster cluster, PodView pod, string name)
    {
        (this.cluster, this.pod) = (cluster, pod);
        container = pod.Containers.FirstOrDefault(candidate => candidate.Text("name") == name);
    }

    /// <summary>The container's environment.</summary>
    public PodEnvironment Environment => PodEnvironment.Of(cluster.Store, pod, container);

    /// <summary>What a folder holds, a line each.</summary>
    public ExecResult List(string path)
    {
        var at = path.TrimEnd('/');
        var names = at == Network ? ["eth0", .. ClaimFit.DevicesOf(cluster.Store, pod), "lo"] : Mounted(at) is var (volume, rest) ? Names(volume, rest) : null;
        return names is { Count: > 0 } || (names is not null && Mounted(at) is not null)
            ? new ExecResult(0, string.Concat(names.Order(StringComparer.Ordinal).Select(name => name + "\n")), "")
            : new ExecResult(2, "", $"ls: cannot access '{path}': No such file or directory\n");
    }

    /// <summary>What a file says.</summary>
    public ExecResult Read(string path)
    {
        if (path == Mounts)
        {
            return new ExecResult(0, string.Concat(container.Items("volumeMounts").Select(Mount).OfType<string>()), "");
        }

        return Mounted(path) is var (volume, rest) && cluster.Ground.Holds(volume.Bucket, volume.Folder + rest)
            ? new ExecResult(0, $"{{\"twin\":\"{rest} stands in for an object of {volume.Bucket}\"}}\n", "")
            : new ExecResult(1, "", $"cat: {path}: No such file or directory\n");
    }

    private List<string> Names(BucketVolume volume, string rest)
    {
        var folder = volume.Folder + (rest.Length == 0 ? "" : rest + "/");
        return [.. cluster.Ground.Objects(volume.Bucket).Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => name[folder.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal)];
    }

    private (BucketVolume Volume, string Path)? Mounted(string path)
    {
        foreach (var mount in container.Items("volumeMounts"))
        {
            var at = (mount.Text("mountPath") ?? "").TrimEnd('/');
            if (pod.Buckets.FirstOrDefault(bucket => bucket.Name == mount.Text("name")) is { } volume && (path == at || path.StartsWith(at + "/", StringComparison.Ordinal)))
            {
                return (volume, path[at.Length..].Trim('/'));
            }
        }

        return null;
    }

    private string? Mount(JsonElement mount) => pod.Buckets.FirstOrDefault(bucket => bucket.Name == mount.Text("name")) is { } volume
        ? $"{volume.Bucket} {mount.Text("mountPath")} fuse.gcsfuse {(volume.Writes ? "rw" : "ro")},nosuid,nodev,noexec,relatime 0 0\n" : null;
}
