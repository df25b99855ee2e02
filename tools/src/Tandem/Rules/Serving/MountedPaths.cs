using Tandem.Rules.Gateway;
using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Folders that a container is told to keep something in, outside every volume that it mounts.</summary>
internal static class MountedPaths
{
    private const string Bucket = "BUCKET";

    // What vLLM, the Hub's library and our own scripts write to, or read the weights from.
    private static readonly string[] Variables =
    [
        "VLLM_XLA_CACHE_PATH", "VLLM_CACHE_ROOT", "JAX_COMPILATION_CACHE_DIR", "HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "TRANSFORMERS_CACHE", "XDG_CACHE_HOME",
        "HOME", "TMPDIR", "SCRATCH_PATH", "BUCKET_PATH", "WEIGHTS_PATH",
    ];

    /// <summary>Those of a Pod's containers.</summary>
    public static IEnumerable<Mismatch> Of(World world, PodTemplate pod) =>
        from container in pod.Containers
        let mounts = Mounts.Paths(container)
        where mounts.Count > 0
        from variable in new ContainerEnvironment(world, pod, container).All
        where Variables.Contains(variable.Key, StringComparer.Ordinal) && variable.Value.Text?.StartsWith('/') == true
        let mount = Mounts.Deepest(container, variable.Value.Text!)?["mountPath"]
        let mismatch = mount is null ? Outside(pod, container, mounts, variable.Key, variable.Value) : Wrong(pod, variable.Key, variable.Value, mount)
        where mismatch is not null
        select mismatch;

    // A mount that nothing else is in, and whose own names say nothing of where it is, may be the one that strayed.
    private static Mismatch? Outside(PodTemplate pod, ObjectField container, List<ObjectField> mounts, string variable, ObjectField value)
    {
        var paths = Arguments.Everything(container, pod.Namespace).Select(word => word.Path).OfType<string>().ToList();
        var idle = mounts.Where(mount => IsKept(pod, mount, variable) && !paths.Exists(path => Mounts.Holds(mount.Text, path))).ToList();
        var stray = idle.Find(mount => mount.IsFact == value.IsFact ? IsNamedFor(mount, variable, value.Text!) : value.IsFact);
        var isFixed = container["securityContext"]["readOnlyRootFilesystem"].IsTrue;
        return stray is not null ? new Mismatch(stray.Flaw($"{variable} is {value.Text}, but the volume {stray.Parent!["name"].Text} is mounted at {stray.Text}.", $"Mount it at {value.Text}."), value)
            : isFixed || idle.Count > 0 ? new Mismatch(value.Flaw($"{variable} is {value.Text}, which is in no volume: {(isFixed ? "nothing can be written there" : "what is kept there is lost with the container")}.",
                idle.Count > 0 ? $"The volume {idle[0].Parent!["name"].Text} is mounted at {idle[0].Text}." : "Name a folder of a volume."), idle.Count > 0 ? idle[0] : mounts[0]) : null;
    }

    private static Mismatch? Wrong(PodTemplate pod, string variable, ObjectField value, ObjectField mount)
    {
        var isBucket = FuseVolume.Of(pod).Any(volume => volume.Volume["name"].Text == mount.Parent!["name"].Text);
        // Where volume and mount both say so, a bucket is only read.
        var isRead = variable == "WEIGHTS_PATH" || (isBucket && Mounts.Volume(pod, mount.Parent!["name"].Text)?["csi"]["readOnly"].IsTrue == true);
        return !isRead && mount.Parent!["readOnly"].IsTrue ? new Mismatch(value.Flaw($"{variable} is {value.Text}, in a volume that is mounted read-only.", "Name a folder that can be written."), mount.Parent!["readOnly"])
            : variable.StartsWith(Bucket, StringComparison.Ordinal) && !isBucket ? new Mismatch(value.Flaw($"{variable} is {value.Text}, in the volume {mount.Parent!["name"].Text}, which is no bucket.", "Name the folder that the bucket is mounted at."), mount) : null;
    }

    // The weights and what is called a bucket stand in buckets; anything else in what is neither that nor filled by others.
    private static bool IsKept(PodTemplate pod, ObjectField mount, string variable)
    {
        var volume = Mounts.Volume(pod, mount.Parent!["name"].Text);
        var isBucket = volume?["csi"]["driver"].Text == BucketMount.Driver;
        return variable.StartsWith("WEIGHTS", StringComparison.Ordinal) || variable.StartsWith(Bucket, StringComparison.Ordinal) ? isBucket
            : !isBucket && mount.Text != "/dev/shm" && (volume?["emptyDir"].Exists == true || volume?["persistentVolumeClaim"].Exists == true || volume?["ephemeral"].Exists == true);
    }

    // Neither is its own volume's name in its path, nor is it strange to what the variable asks for.
    private static bool IsNamedFor(ObjectField mount, string variable, string asked)
    {
        var volume = mount.Parent!["name"].Text;
        return !IsNamed(volume, mount.Text!) && (IsNamed(variable.ToLowerInvariant(), asked) || asked.Split('/', StringSplitOptions.RemoveEmptyEntries).Any(folder => IsNamed(volume, folder)));
    }

    // A volume scratch at /scratch, a variable BUCKET_PATH of /bucket.
    private static bool IsNamed(string? name, string path) =>
        name is not null && path.Split('/')[^1] is { Length: > 0 } last && name.Split('-', '_').Intersect(last.Split('-', '_'), StringComparer.Ordinal).Any();
}
