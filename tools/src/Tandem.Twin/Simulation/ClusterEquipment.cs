using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Gateways;
using Tandem.Twin.Simulation.Nodes;

namespace Tandem.Twin.Simulation;

/// <summary>What a cluster of GKE has before anybody applies anything.</summary>
internal static class ClusterEquipment
{
    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease", "gke-managed-networking-dra-driver", "argocd"];

    public static void Install(SimulatedCluster cluster)
    {
        foreach (var name in Namespaces)
        {
            Put(cluster, new ObjectKey("", "Namespace", "", name), new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace" });
        }

        Put(cluster, new ObjectKey(ResourceClaimController.Group, "DeviceClass", "", ClaimFit.DeviceClass),
            new JsonObject { ["apiVersion"] = $"{ResourceClaimController.Group}/v1", ["kind"] = "DeviceClass", ["spec"] = new JsonObject() });
        Put(cluster, new ObjectKey(GatewayController.Group, "GatewayClass", "", GatewayController.ClassName), new JsonObject
        {
            ["apiVersion"] = $"{GatewayController.Group}/v1",
            ["kind"] = "GatewayClass",
            ["spec"] = new JsonObject { ["controllerName"] = "networking.gke.io/gateway" },
        });
    }

    private static void Put(SimulatedCluster cluster, ObjectKey key, JsonObject body)
    {
        if (cluster.Store.Find(key) is null)
        {
            cluster.Create(key, body);
        }
    }
}
