using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>Makes Pods of templates, and ends Pods.</summary>
internal static class PodTemplates
{
    /// <summary>Creates a Pod for a controller.</summary>
    /// <param name="cluster">Where.</param>
    /// <param name="owner">The controller's object.</param>
    /// <param name="template">The template.</param>
    /// <param name="prefix">How the name begins.</param>
    /// <exception cref="ApiException">Admission refuses it.</exception>
    public static StoredObject Create(SimulatedCluster cluster, StoredObject owner, JsonElement template, string prefix)
    {
        var metadata = new JsonObject
        {
            ["generateName"] = prefix,
            ["labels"] = template.At("metadata", "labels").Copy() ?? new JsonObject(),
            ["ownerReferences"] = Owners.Of(owner),
        };
        if (template.At("metadata", "annotations").Copy() is { } annotations)
        {
            metadata["annotations"] = annotations;
        }

        var body = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Pod", ["metadata"] = metadata, ["spec"] = template.At("spec").Copy() };
        return cluster.Create(new ObjectKey("", "Pod", owner.Key.Namespace, ObjectNames.Fresh(prefix)), body);
    }

    /// <summary>Ends a Pod: at once where no node has it, else in its own time.</summary>
    public static void Delete(ObjectStore store, PodView pod) =>
        store.Delete(pod.Stored.Key, pod.Node is null || pod.HasEnded ? 0 : pod.Spec.Number("terminationGracePeriodSeconds") ?? 30);
}
