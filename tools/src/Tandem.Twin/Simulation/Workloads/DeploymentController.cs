using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>Deployments: a ReplicaSet for each template, and the rollout from one to the next.</summary>
internal sealed class DeploymentController : Controller
{
    public override void Reconcile(SimulatedCluster cluster)
    {
        foreach (var deployment in cluster.Store.List("apps", "Deployment").Where(found => !found.IsLeaving()))
        {
            new DeploymentRollout(cluster, deployment).Advance();
            if (cluster.Store.Find(deployment.Key) is { } after)
            {
                DeploymentStatus.Write(cluster, after);
            }
        }
    }
}
