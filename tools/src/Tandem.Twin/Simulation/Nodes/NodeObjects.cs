using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Rules.Serving;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Ground;

namespace Tandem.Twin.Simulation.Nodes;

/// <summary>Nodes as GKE makes them of a node pool: labels, taints and sizes.</summary>
internal static class NodeObjects
{
    /// <summary>The label that GKE gives nodes whose accelerator has networks of its own.</summary>
    public const string ProfileLabel = "gke.networks.io/accelerator-network-profile";

    /// <summary>The accelerator's interfaces that a Pod sees beside eth0, as the codelab shows them.</summary>
    public static IReadOnlyList<string> Interfaces { get; } = ["eth1", "eth2"];

    /// <summary>A node of a pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="zone">Its zone.</param>
    /// <param name="address">Its address.</param>
    /// <param name="version">The kubelet's version.</param>
    /// <param name="now">The time.</param>
    public static JsonObject Of(GroundPool pool, string zone, string address, string version, string now)
    {
        var shape = TpuShape.All.FirstOrDefault(known => known.MachineType == pool.MachineType);
        var taints = shape is null ? new JsonArray() : new JsonArray(new JsonObject { ["key"] = "google.com/tpu", ["value"] = "present", ["effect"] = "NoSchedule" });
        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Node",
            ["metadata"] = new JsonObject { ["labels"] = LabelsOf(pool, zone, shape) },
            ["spec"] = new JsonObject { ["providerID"] = $"gce://{zone}", ["taints"] = taints },
            ["status"] = Status(pool, shape, address, version, now),
        };
    }

    private static JsonObject LabelsOf(GroundPool pool, string zone, TpuShape? shape)
    {
        var labels = new JsonObject
        {
            ["kubernetes.io/os"] = "linux",
            ["kubernetes.io/arch"] = "amd64",
            ["node.kubernetes.io/instance-type"] = pool.MachineType,
            ["topology.kubernetes.io/region"] = pool.Region,
            ["topology.kubernetes.io/zone"] = zone,
            [NodeView.PoolLabel] = pool.Name,
        };
        if (shape is not null)
        {
            (labels["cloud.google.com/gke-tpu-accelerator"], labels["cloud.google.com/gke-tpu-topology"]) = (TpuShape.Accelerator, shape.Topology);
            labels["cloud.google.com/gke-accelerator-count"] = shape.Chips.ToString(CultureInfo.InvariantCulture);
        }

        if (pool.HasAcceleratorNetworks)
        {
            labels[ProfileLabel] = "auto";
        }

        foreach (var (name, value) in pool.Labels)
        {
            labels[name] = value;
        }

        return labels;
    }

    private static JsonObject Status(GroundPool pool, TpuShape? shape, string address, string version, string now)
    {
        var processors = PodNeeds.Processors(pool.MachineType) ?? 2;
        var memory = PodNeeds.Memory(pool.MachineType) ?? 8 * NodeSizes.Gibi;
        JsonObject Sizes(decimal cpu, decimal bytes, decimal storage)
        {
            var sizes = new JsonObject
            {
                ["cpu"] = $"{(long)(cpu * 1000)}m",
                ["memory"] = $"{(long)(bytes / 1024)}Ki",
                ["ephemeral-storage"] = $"{(long)storage}",
                ["pods"] = "110",
            };
            if (shape is not null)
            {
                sizes["google.com/tpu"] = $"{shape.Chips}";
            }

            return sizes;
        }

        return new JsonObject
        {
            ["capacity"] = Sizes(processors, memory, pool.DiskSize * NodeSizes.Gibi),
            ["allocatable"] = Sizes(NodeSizes.Processors(processors) ?? processors, NodeSizes.Memory(memory / NodeSizes.Gibi), NodeSizes.EphemeralStorage(pool.DiskSize)),
            ["addresses"] = new JsonArray(new JsonObject { ["type"] = "InternalIP", ["address"] = address }),
            ["conditions"] = new JsonArray(Condition.Of("Ready", holds: true, "KubeletReady", "kubelet is posting ready status").ToJson(now)),
            ["nodeInfo"] = new JsonObject
            {
                ["kubeletVersion"] = version,
                ["osImage"] = "Container-Optimized OS from Google",
                ["operatingSystem"] = "linux",
                ["architecture"] = "amd64",
                ["containerRuntimeVersion"] = "containerd://2.1.3",
                ["kernelVersion"] = "6.12.0",
                ["machineID"] = "",
                ["systemUUID"] = "",
                ["bootID"] = "",
                ["kubeProxyVersion"] = "",
            },
        };
    }
}
