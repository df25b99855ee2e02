using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Lists;
using Tandem.Twin.Kubernetes.Objects;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Pods;

/// <summary>Evicts Pods as <c>kubectl drain</c> asks: a deletion that the disruption budgets may refuse for now.</summary>
internal static class Eviction
{
    /// <summary>Evicts a Pod.</summary>
    /// <exception cref="ApiException">404: no such Pod; 429: a budget has nothing left; 500: two budgets are about the same Pod.</exception>
    public static JsonObject Evict(ApiCall call, JsonObject eviction)
    {
        var options = eviction["deleteOptions"] as JsonObject ?? [];
        var store = call.Cluster.Store;
        var pod = store.Find(call.Key) ?? throw call.NotFound();
        if (!HasEnded(pod) && BudgetOf(store, pod) is { } budget && !MayGoUnhealthy(pod, budget))
        {
            Spend(store, budget, pod, isDryRun: call.IsDryRun || options["dryRun"] is JsonArray { Count: > 0 });
        }

        ObjectRemover.Delete(call, pod.Key.Name, options);
        return StatusAnswer.Success();
    }

    private static bool HasEnded(StoredObject pod) =>
        pod.Json.GetText("status", "phase") is "Succeeded" or "Failed" or "Pending" || pod.Json.GetText("metadata", "deletionTimestamp") is not null;

    private static StoredObject? BudgetOf(ObjectStore store, StoredObject pod)
    {
        var budgets = store.List("policy", "PodDisruptionBudget", pod.Key.Namespace).Where(budget => LabelTerms.Of(budget.Json.Get("spec", "selector")).Match(pod.Json)).ToList();
        return budgets.Count < 2 ? budgets.FirstOrDefault()
            : throw new ApiException(500, "InternalError", "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
    }

    // A Pod that serves nobody is no loss: always, or while the others are enough.
    private static bool MayGoUnhealthy(StoredObject pod, StoredObject budget)
    {
        var isReady = pod.Json.GetItems("status", "conditions").Any(condition => condition.GetText("type") == "Ready" && condition.GetText("status") == "True");
        var status = budget.Json.Get("status");
        return !isReady && (budget.Json.GetText("spec", "unhealthyPodEvictionPolicy") == "AlwaysAllow"
            || (status.GetCount("desiredHealthy") > 0 && status.GetCount("currentHealthy") >= status.GetCount("desiredHealthy")));
    }

    private static void Spend(ObjectStore store, StoredObject budget, StoredObject pod, bool isDryRun)
    {
        Check(budget.Json, pod.Key.Name);
        if (isDryRun)
        {
            return;
        }

        // Counted down at once: the controller that counts the Pods comes later than the next eviction.
        store.Update(budget.Key, body =>
        {
            Check(JsonSerializer.SerializeToElement(body), pod.Key.Name);
            var status = body.Child("status");
            status["disruptionsAllowed"] = status["disruptionsAllowed"].Count() - 1;
        });
    }

    private static void Check(JsonElement budget, string pod)
    {
        var name = budget.GetText("metadata", "name");
        if ((budget.GetCount("status", "observedGeneration") ?? 0) < (budget.GetCount("metadata", "generation") ?? 1))
        {
            throw TooMany($"Cannot evict pod as it would violate the pod's disruption budget: {name} is still being processed by the server.", name, 10);
        }

        if ((budget.GetCount("status", "disruptionsAllowed") ?? 0) <= 0)
        {
            var (wanted, healthy) = (budget.GetCount("status", "desiredHealthy"), budget.GetCount("status", "currentHealthy"));
            throw TooMany($"Cannot evict pod as it would violate the pod's disruption budget: {name} needs {wanted} healthy pods and has {healthy} currently ({pod})", name, null);
        }
    }

    private static ApiException TooMany(string message, string? budget, int? retryAfter)
    {
        var details = new JsonObject { ["causes"] = new JsonArray(new JsonObject { ["reason"] = "DisruptionBudget", ["message"] = $"The disruption budget {budget} allows no more" }) };
        if (retryAfter is { } seconds)
        {
            details["retryAfterSeconds"] = seconds;
        }

        return new ApiException(429, "TooManyRequests", message) { Details = details };
    }
}
