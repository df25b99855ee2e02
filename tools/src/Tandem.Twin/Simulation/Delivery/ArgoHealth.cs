using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Delivery;

/// <summary>The health of objects as Argo CD judges it.</summary>
internal static class ArgoHealth
{
    public const string Healthy = "Healthy";
    public const string Progressing = "Progressing";
    public const string Missing = "Missing";
    public const string Degraded = "Degraded";

    // The worst counts.
    private static readonly string[] Order = [Healthy, "Suspended", Progressing, Missing, Degraded];

    /// <summary>The health of an object; missing where there is none.</summary>
    public static string Of(StoredObject? live) => live is null ? Missing : live.Key switch
    {
        { Group: "apps", Kind: "Deployment" } => OfDeployment(live),
        { Group: "batch", Kind: "Job" } => Conditions.IsTrue(live.Json, "Failed") ? Degraded : Conditions.IsTrue(live.Json, "Complete") ? Healthy : Progressing,
        { Kind: "Gateway" } => Conditions.IsTrue(live.Json, "Programmed") ? Healthy : Progressing,
        { Kind: "HTTPRoute" } => live.Json.Items("status", "parents").Any() && live.Json.Items("status", "parents").All(parent => Conditions.IsTrue(parent, "ResolvedRefs")) ? Healthy : Progressing,
        { Group: "argoproj.io", Kind: "Application" } => live.Json.Text("status", "health", "status") ?? Progressing,
        _ => Healthy,
    };

    /// <summary>The worst of several; healthy where there are none.</summary>
    public static string Worst(IEnumerable<string> healths) => healths.MaxBy(health => Array.IndexOf(Order, health)) ?? Healthy;

    private static string OfDeployment(StoredObject live)
    {
        if (Conditions.Find(live.Json, "Progressing").Text("reason") == "ProgressDeadlineExceeded")
        {
            return Degraded;
        }

        var (wanted, status) = (live.Json.Number("spec", "replicas") ?? 1, live.Json.At("status"));
        var isDone = (status.Number("observedGeneration") ?? 0) >= (live.Json.Number("metadata", "generation") ?? 0)
            && (status.Number("updatedReplicas") ?? 0) >= wanted && (status.Number("replicas") ?? 0) <= wanted && (status.Number("availableReplicas") ?? 0) >= wanted;
        return isDone ? Healthy : Progressing;
    }
}
