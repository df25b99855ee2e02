using System.Text.Json.Nodes;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Admission;

/// <summary>What GKE's webhooks add to a Pod: the sidecar that mounts buckets, and the toleration for TPU nodes.</summary>
internal static class PodWebhooks
{
    private const string Tpu = "google.com/tpu";
    private const string Sidecar = "gke-gcsfuse-sidecar";

    public static void Apply(JsonObject body)
    {
        var spec = body.Child("spec");
        if (body["metadata"]?["annotations"]?["gke-gcsfuse/volumes"]?.ToString() == "true" && spec.Objects("initContainers").All(container => container.TextOf("name") != Sidecar))
        {
            spec.ChildList("initContainers").Insert(0, new JsonObject { ["name"] = Sidecar, ["image"] = $"gke.gcr.io/{Sidecar}:twin", ["restartPolicy"] = "Always", ["resources"] = new JsonObject() });
        }

        if (spec.Objects("containers").Any(container => container["resources"]?["requests"]?[Tpu] is not null)
            && spec.Objects("tolerations").All(toleration => toleration.TextOf("key") != Tpu))
        {
            spec.ChildList("tolerations").Add(new JsonObject { ["key"] = Tpu, ["operator"] = "Exists", ["effect"] = "NoSchedule" });
        }
    }
}
