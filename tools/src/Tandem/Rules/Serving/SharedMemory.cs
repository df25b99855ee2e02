using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>A model server on several chips without the shared memory that its processes talk through.</summary>
/// <remarks>A container has 64 MiB at /dev/shm; vLLM's processes pass their tensors there: https://docs.vllm.ai/en/v0.11.1/deployment/k8s/</remarks>
public sealed class SharedMemory() : ReferenceRule(new RuleInfo(
    "TND0619", "shared-memory", Severity.Error, Layers.References, "A model server's shared memory is missing, too small, or larger than its container's."))
{
    private const string Place = "/dev/shm";
    private const decimal Least = NodeSizes.Gibi;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        world.OwnServers.Where(server => server.Machine is { Chips: > 1 }).Select(Judge).OfType<Flaw>().Select(flaw => Found(world, flaw));

    private static Flaw? Judge(ModelServer server)
    {
        var mounts = server.Container["volumeMounts"].Items;
        var mount = mounts.FirstOrDefault(candidate => candidate["mountPath"].Text?.TrimEnd('/') == Place);
        var volume = Mounts.Volume(server.Pod, mount?["name"].Text);
        return mount is null ? Unmounted(server, mounts) : mount["readOnly"].IsTrue ? mount["readOnly"].Flaw($"{mount["readOnly"].Here} is true, but the server's processes write to {Place}.", "Take readOnly out.")
            : volume is null ? null : OfVolume(server, volume);
    }

    private static Flaw Unmounted(ModelServer server, IReadOnlyList<ObjectField> mounts)
    {
        const string message = $"The server's processes have the container's own 64 MiB at {Place}.";
        var beside = mounts.Select(mount => mount["mountPath"]).FirstOrDefault(path => path.Text?.StartsWith("/dev/", StringComparison.Ordinal) == true || path.Text?.EndsWith("shm", StringComparison.Ordinal) == true);
        var unused = server.Pod.Spec["volumes"].Items.FirstOrDefault(volume => volume["emptyDir"]["medium"].Text == "Memory" && volume["name"].Text != FuseSidecar.CacheVolume
            && !server.Pod.Containers.SelectMany(container => container["volumeMounts"].Items).Any(mount => mount["name"].Text == volume["name"].Text));
        var lacks = server.Container["volumeMounts"].Lacks(message, $"Mount a volume of emptyDir with medium: Memory at {Place}.");
        return lacks.IsTaken ? lacks
            : beside is not null ? beside.Flaw(message, $"Mount it at {Place}.")
            : unused is not null ? unused["name"].Flaw($"The volume {unused["name"].Text} is not mounted. {message}", $"Mount it at {Place}.")
            : lacks;
    }

    private static Flaw? OfVolume(ModelServer server, ObjectField volume)
    {
        var (source, memory) = (volume["emptyDir"], server.Container["resources"]["limits"]["memory"]);
        var (medium, size) = (source["medium"], source["sizeLimit"]);
        var bytes = Quantities.Parse(size.Text);
        return medium.IsMisspelt ? null
            : medium.Text != "Memory" ? medium.Exists ? medium.Flaw($"{medium.Here} is {medium.Text}: what stands at {Place} would lie on the disk.", "Write medium: Memory.")
                : source.Exists ? medium.Missing($"{Place} lies on the disk.", "Write medium: Memory.") : volume["name"].Flaw($"{Place} is no memory, but the volume {volume["name"].Text}.", "Mount an emptyDir with medium: Memory.")
            : bytes < Least ? size.Flaw($"The shared memory ends at {size.Text}; the server's processes pass tensors through it.", "Give it some GiB.")
            : bytes >= Quantities.Parse(memory.Text) && Objects.ProgramMemory.Of(server.Container) is null ? size.Flaw($"The shared memory may grow to {NodeSizes.Text(bytes!.Value)} GiB, but it counts as the container's, which is killed at {memory.Text}.", "Keep it well below the container's memory limit.") : null;
    }
}
