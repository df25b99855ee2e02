using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Gateways;

/// <summary>HealthCheckPolicies and GCPBackendPolicies: whether what they are for is there.</summary>
internal static class PolicyController
{
    private static readonly string[] Kinds = ["HealthCheckPolicy", "GCPBackendPolicy"];

    public static void Reconcile(FleetView fleet)
    {
        foreach (var policy in Kinds.SelectMany(kind => fleet.Store.List(PoolExports.ImportGroup, kind)))
        {
            var target = policy.Json.At("spec", "targetRef");
            var key = new ObjectKey(target.Text("group") ?? "", target.Text("kind") ?? "", policy.Key.Namespace, target.Text("name") ?? "");
            var isThere = fleet.Store.Find(key) is not null;
            var attached = Condition.Of("Attached", isThere, isThere ? "Attached" : "TargetNotFound", isThere ? "" : $"{key.Kind} {key.Name} was not found.");
            fleet.Store.UpdateStatus(policy.Key, status => Conditions.Set(status, attached with { ObservedGeneration = policy.Json.Number("metadata", "generation") }, fleet.Timestamp));
        }
    }

    /// <summary>What a region's pools say of themselves: the parent that sends to them, and whether their picker is there.</summary>
    public static void ReconcilePools(FleetView fleet)
    {
        var gateways = fleet.Store.List(GatewayController.Group, "Gateway");
        foreach (var (region, pool) in fleet.Exported.ToList())
        {
            var store = fleet.Clusters[region].Store;
            var picker = pool.Json.Text("spec", "endpointPickerRef", "name") ?? "";
            var isThere = store.Find(new ObjectKey("", "Service", pool.Key.Namespace, picker)) is not null;
            store.UpdateStatus(pool.Key, status => status["parents"] = new JsonArray([.. gateways.Where(gateway => gateway.Key.Namespace == pool.Key.Namespace).Select(gateway => Parent(status, fleet, pool, gateway, picker, isThere))]));
        }
    }

    private static JsonObject Parent(JsonObject status, FleetView fleet, StoredObject pool, StoredObject gateway, string picker, bool isThere)
    {
        var old = status.Objects("parents").FirstOrDefault(found => found["parentRef"]?["name"]?.ToString() == gateway.Key.Name);
        var json = new JsonObject
        {
            ["parentRef"] = new JsonObject { ["group"] = GatewayController.Group, ["kind"] = "Gateway", ["name"] = gateway.Key.Name },
            ["conditions"] = old?["conditions"]?.DeepClone() ?? new JsonArray(),
        };
        var generation = pool.Json.Number("metadata", "generation");
        Conditions.Set(json, Condition.Of("Accepted", holds: true, "Accepted", "") with { ObservedGeneration = generation }, fleet.Timestamp);
        var resolved = Condition.Of("ResolvedRefs", isThere, isThere ? "ResolvedRefs" : "InvalidExtensionRef", isThere ? "" : $"Service {picker} was not found.");
        Conditions.Set(json, resolved with { ObservedGeneration = generation }, fleet.Timestamp);
        return json;
    }
}
