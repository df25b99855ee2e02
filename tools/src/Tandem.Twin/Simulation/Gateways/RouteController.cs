using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Gateways;

/// <summary>HTTPRoutes of the config cluster: whether their Gateway and what they send to are there.</summary>
internal static class RouteController
{
    private const string Name = "networking.gke.io/gateway";

    public static void Reconcile(FleetView fleet)
    {
        foreach (var route in fleet.Store.List(GatewayController.Group, "HTTPRoute"))
        {
            fleet.Store.UpdateStatus(route.Key, status =>
                status["parents"] = new JsonArray([.. route.Json.Items("spec", "parentRefs").Select(parent => Parent(fleet, route, status, parent))]));
        }
    }

    private static JsonObject Parent(FleetView fleet, StoredObject route, JsonObject status, JsonElement parent)
    {
        var name = parent.Text("name") ?? "";
        var gateway = fleet.Store.Find(new ObjectKey(GatewayController.Group, "Gateway", parent.Text("namespace") ?? route.Key.Namespace, name));
        var old = status.Objects("parents").FirstOrDefault(found => found["parentRef"]?["name"]?.ToString() == name);
        var json = new JsonObject
        {
            ["parentRef"] = new JsonObject { ["group"] = GatewayController.Group, ["kind"] = "Gateway", ["name"] = name },
            ["controllerName"] = Name,
            ["conditions"] = old?["conditions"]?.DeepClone() ?? new JsonArray(),
        };
        void Set(Condition condition) => Conditions.Set(json, condition with { ObservedGeneration = route.Json.Number("metadata", "generation") }, fleet.Timestamp);
        Set(gateway is null ? Condition.Of("Accepted", holds: false, "NoMatchingParent", $"Gateway {name} was not found.") : Condition.Of("Accepted", holds: true, "Accepted", ""));
        Set(Missing(fleet, route) is { } missing
            ? Condition.Of("ResolvedRefs", holds: false, "BackendNotFound", $"{missing} was not found.") : Condition.Of("ResolvedRefs", holds: true, "ResolvedRefs", ""));
        Set(Condition.Of("Reconciled", gateway is not null, gateway is null ? "ReconciliationFailed" : "ReconciliationSucceeded", ""));
        return json;
    }

    private static string? Missing(FleetView fleet, StoredObject route) =>
        (from backend in route.Json.Items("spec", "rules").SelectMany(rule => rule.Items("backendRefs"))
         let key = new ObjectKey(backend.Text("group") ?? "", backend.Text("kind") ?? "Service", backend.Text("namespace") ?? route.Key.Namespace, backend.Text("name") ?? "")
         where fleet.Store.Find(key) is null
         select $"{key.Kind} {key.Namespace}/{key.Name}").FirstOrDefault();
}
