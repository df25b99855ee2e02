using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Nodes;

/// <summary>Makes a ResourceClaim of a template for each Pod that names one.</summary>
internal sealed class ResourceClaimController : Controller
{
    internal const string Group = "resource.k8s.io";

    public override void Reconcile(SimulatedCluster cluster)
    {
        foreach (var pod in cluster.Store.List("", "Pod").Select(pod => new PodView(pod)).Where(pod => !pod.IsLeaving && !pod.HasEnded))
        {
            foreach (var wish in pod.Spec.Items("resourceClaims"))
            {
                if (wish.Text("resourceClaimTemplateName") is { } template && ClaimOf(pod, wish.Text("name")!) is null)
                {
                    Make(cluster, pod, wish.Text("name")!, template);
                }
            }
        }
    }

    /// <summary>The name of a Pod's claim; null while it is not made.</summary>
    public static string? ClaimOf(PodView pod, string wish) =>
        pod.Spec.Items("resourceClaims").FirstOrDefault(entry => entry.Text("name") == wish).Text("resourceClaimName")
        ?? pod.Stored.Json.Items("status", "resourceClaimStatuses").FirstOrDefault(entry => entry.Text("name") == wish).Text("resourceClaimName");

    private static void Make(SimulatedCluster cluster, PodView pod, string wish, string template)
    {
        if (cluster.Store.Find(new ObjectKey(Group, "ResourceClaimTemplate", pod.Stored.Key.Namespace, template)) is not { } found)
        {
            cluster.Events.Warn(pod.Stored, "resource_claim", "FailedResourceClaimCreation",
                $"PodResourceClaim {wish}: resource claim template \"{template}\": resourceclaimtemplate.resource.k8s.io \"{template}\" not found");
            return;
        }

        var name = ObjectNames.Fresh($"{pod.Name}-{wish}-");
        var body = new JsonObject
        {
            ["apiVersion"] = $"{Group}/v1",
            ["kind"] = "ResourceClaim",
            ["metadata"] = new JsonObject
            {
                ["annotations"] = new JsonObject { ["resource.kubernetes.io/pod-claim-name"] = wish },
                ["ownerReferences"] = Owners.Of(pod.Stored),
            },
            ["spec"] = found.Json.At("spec", "spec").Copy(),
        };
        cluster.Create(new ObjectKey(Group, "ResourceClaim", pod.Stored.Key.Namespace, name), body);
        cluster.Store.UpdateStatus(pod.Stored.Key, status =>
            status.ChildList("resourceClaimStatuses").Add(new JsonObject { ["name"] = wish, ["resourceClaimName"] = name }));
    }
}
