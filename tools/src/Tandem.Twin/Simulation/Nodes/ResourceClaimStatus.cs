using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Nodes;

/// <summary>Frees the devices of claims whose Pods are gone.</summary>
internal sealed class ResourceClaimStatus : Controller
{
    public override void Reconcile(SimulatedCluster cluster)
    {
        var pods = cluster.Store.List("", "Pod").Select(pod => pod.Uid).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in cluster.Store.List(ResourceClaimController.Group, "ResourceClaim"))
        {
            var holders = claim.Json.Items("status", "reservedFor").Select(holder => holder.Text("uid")).ToList();
            if (holders.Count > 0 && !holders.Exists(pods.Contains!))
            {
                cluster.Store.UpdateStatus(claim.Key, status =>
                {
                    status.Remove("reservedFor");
                    status.Remove("allocation");
                });
            }
        }
    }
}
