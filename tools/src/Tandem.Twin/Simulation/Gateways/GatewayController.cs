using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Gateways;

/// <summary>Gateways of the config cluster: their addresses, and the time that programming a load balancer takes.</summary>
internal sealed class GatewayController
{
    public const string Group = "gateway.networking.k8s.io";
    public const string ClassName = "gke-l7-cross-regional-internal-managed-mc";
    public const string NamedAddress = "networking.gke.io/named-address-with-region";

    private readonly Dictionary<string, DateTimeOffset> programming = new(StringComparer.Ordinal);

    /// <summary>Looks at all Gateways once.</summary>
    public void Reconcile(FleetView fleet)
    {
        var gateways = fleet.Store.List(Group, "Gateway").Where(gateway => gateway.Json.Text("spec", "gatewayClassName") == ClassName).ToList();
        gateways.ForEach(gateway => Reconcile(fleet, gateway));
        foreach (var gone in programming.Keys.Except(gateways.Select(gateway => gateway.Uid), StringComparer.Ordinal).ToList())
        {
            programming.Remove(gone);
        }

        MarkAddresses(fleet, [.. gateways.Where(gateway => Conditions.IsTrue(gateway.Json, "Programmed"))]);
    }

    /// <summary>The reserved addresses that a Gateway names, as <c>regions/R/addresses/NAME</c>.</summary>
    public static IEnumerable<string> NamedAddresses(StoredObject gateway) =>
        gateway.Json.Items("spec", "addresses").Where(address => address.Text("type") == NamedAddress).Select(address => address.Text("value") ?? "");

    private void Reconcile(FleetView fleet, StoredObject gateway)
    {
        var routes = fleet.Store.List(Group, "HTTPRoute", gateway.Key.Namespace)
            .Where(route => route.Json.Items("status", "parents").Any(parent => parent.Text("parentRef", "name") == gateway.Key.Name && Conditions.IsTrue(parent, "Accepted"))).ToList();
        var problem = GatewayProblems.Of(fleet, gateway);
        var isReady = problem is null && routes.Exists(route => route.Json.Items("status", "parents").Any(parent => Conditions.IsTrue(parent, "ResolvedRefs")));
        var isProgrammed = isReady && IsProgrammed(fleet, gateway);
        fleet.Store.UpdateStatus(gateway.Key, status => Write(fleet, gateway, status, problem, isProgrammed, routes.Count));
        if (isProgrammed && !Conditions.IsTrue(gateway.Json, "Programmed"))
        {
            fleet.Config.Events.Normal(gateway, "mc-gateway-controller", "SYNC", $"SYNC on {gateway.Key.Namespace}/{gateway.Key.Name} was a success");
        }
    }

    private bool IsProgrammed(FleetView fleet, StoredObject gateway)
    {
        if (Conditions.IsTrue(gateway.Json, "Programmed"))
        {
            return true;
        }

        programming.TryAdd(gateway.Uid, fleet.Config.Now);
        var done = programming[gateway.Uid] + fleet.Config.Times.GatewayProgramming;
        if (done <= fleet.Config.Now)
        {
            return true;
        }

        fleet.Config.LookAt(done);
        return false;
    }

    private static void Write(FleetView fleet, StoredObject gateway, JsonObject status, Condition? problem, bool isProgrammed, int routes)
    {
        var generation = gateway.Json.Number("metadata", "generation");
        void Set(JsonObject holder, Condition condition) => Conditions.Set(holder, condition with { ObservedGeneration = generation }, fleet.Timestamp);
        Set(status, problem is { Type: "Accepted" } ? problem : Condition.Of("Accepted", holds: true, "Accepted", ""));
        var programmed = isProgrammed ? Condition.Of("Programmed", holds: true, "Programmed", "")
            : problem is { Type: "Programmed" } ? problem : new Condition("Programmed", problem is null ? "Unknown" : "False", "Pending", "Waiting for the load balancer to be programmed");
        Set(status, programmed);
        if (isProgrammed)
        {
            status["addresses"] = new JsonArray([.. NamedAddresses(gateway).Select(path => new JsonObject { ["type"] = "IPAddress", ["value"] = fleet.Ground.Addresses[path] })]);
        }
        else
        {
            status.Remove("addresses");
        }

        status["listeners"] = new JsonArray([.. gateway.Json.Items("spec", "listeners").Select(listener => Listener(status, listener, routes, Set, isProgrammed))]);
    }

    private static JsonObject Listener(JsonObject status, JsonElement listener, int routes, Action<JsonObject, Condition> set, bool isProgrammed)
    {
        var old = status.Objects("listeners").FirstOrDefault(found => found.TextOf("name") == listener.Text("name"));
        var json = new JsonObject
        {
            ["name"] = listener.Text("name"),
            ["attachedRoutes"] = routes,
            ["supportedKinds"] = new JsonArray(new JsonObject { ["group"] = Group, ["kind"] = "HTTPRoute" }),
            ["conditions"] = old?["conditions"]?.DeepClone() ?? new JsonArray(),
        };
        set(json, Condition.Of("Accepted", holds: true, "Accepted", ""));
        set(json, Condition.Of("ResolvedRefs", holds: true, "ResolvedRefs", ""));
        set(json, Condition.Of("Conflicted", holds: false, "NoConflicts", ""));
        set(json, Condition.Of("Programmed", isProgrammed, isProgrammed ? "Programmed" : "Pending", ""));
        return json;
    }

    // A teardown asks who uses an address.
    private static void MarkAddresses(FleetView fleet, List<StoredObject> programmed)
    {
        var used = programmed.SelectMany(NamedAddresses).ToHashSet(StringComparer.Ordinal);
        foreach (var path in fleet.Ground.Addresses.Keys)
        {
            fleet.Config.Ground.Use(path, SimulatedFleet.AddressUser, used.Contains(path));
        }
    }
}
