namespace Tandem.Rules.Serving;

/// <summary>A file cache in memory: its pages count as the sidecar's.</summary>
internal static class CacheInMemory
{
    private const string Memory = FuseSidecar.Memory;

    /// <summary>What is wrong with the sidecar that has to hold it, or with the node; null where it fits.</summary>
    public static Flaw? Beyond(PlannedCluster cluster, PodTemplate pod, FileCache cache)
    {
        var sidecar = new FuseSidecar(pod);
        var (limit, request) = (sidecar.LimitField(Memory), sidecar.RequestField(Memory));
        if (sidecar.Limit(Memory) < cache.Size)
        {
            return limit.Flaw($"The file cache of {NodeSizes.Text(cache.Size)} GiB lies in memory, but the sidecar may use {limit.Text}.", "Its pages count as the sidecar's: raise the limit, or set \"0\" for none.");
        }

        if (sidecar.Request(Memory) < cache.Size)
        {
            var message = $"The file cache of {NodeSizes.Text(cache.Size)} GiB lies in memory, but the sidecar asks for {NodeSizes.Text(sidecar.Request(Memory))}.";
            const string hint = "Its pages count as the sidecar's: ask for as much in gke-gcsfuse/memory-request.";
            return request.Exists ? request.Flaw(message, hint) : request.IsMisspelt ? null : request.Missing(message, hint);
        }

        return BeyondNode(cluster, pod, request);
    }

    private static Flaw? BeyondNode(PlannedCluster cluster, PodTemplate pod, ObjectField request)
    {
        var shapes = new TpuPod(pod, cluster).Fitting.Select(pair => pair.Shape).ToList();
        List<ObjectField> asked = [.. pod.Running.Select(container => container["resources"]["requests"][Memory]).Append(request).Where(field => field.Exists)];
        var total = asked.Sum(field => Quantities.Parse(field.Text) ?? 0);
        return shapes.Count == 0 || shapes.Exists(shape => NodeSizes.Memory(shape.Memory) >= total) ? null
            : asked.MaxBy(field => Quantities.Parse(field.Text) ?? 0)!.Flaw(
                $"With the file cache the Pods of {pod} ask for {NodeSizes.Text(total)} GiB of memory, but a node of {shapes[0].MachineType} has {NodeSizes.Text(NodeSizes.Memory(shapes[0].Memory))} for them.",
                "Ask for less, or take a larger machine.");
    }
}
