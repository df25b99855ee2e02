using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Status;

/// <summary>How the Gateway, its routes and its policies are, in the config cluster.</summary>
internal static class GatewayStatus
{
    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(LiveFleet fleet, CancellationToken cancel)
    {
        var (cluster, names) = (fleet.Config, fleet.Names);
        var items = new List<StatusItem>();
        var gateway = await cluster.FindAsync(Resources.Gateways, names.Namespace, names.Gateway, cancel);
        items.Add(gateway is null ? Missing(cluster, $"Gateway {names.Gateway}") : OfGateway(cluster.Region, gateway));
        foreach (var route in await cluster.ListAsync(Resources.Routes, names.Namespace, null, cancel))
        {
            items.Add(Conditions(cluster.Region, "gateway", $"HTTPRoute {route.Name()}", route.Items("status", "parents").SelectMany(parent => parent.Items("conditions")), "Accepted", "ResolvedRefs"));
        }

        foreach (var (type, title) in new[] { (Resources.HealthChecks, "HealthCheckPolicy"), (Resources.BackendPolicies, "GCPBackendPolicy") })
        {
            foreach (var policy in await cluster.ListAsync(type, names.Namespace, null, cancel))
            {
                var conditions = policy.Items("status", "conditions").Concat(policy.Items("status", "ancestors").SelectMany(ancestor => ancestor.Items("conditions")));
                items.Add(Conditions(cluster.Region, "gateway", $"{title} {policy.Name()}", conditions, "Attached"));
            }
        }

        var import = await cluster.FindAsync(Resources.Imports, names.Namespace, names.Pool, cancel);
        items.Add(import is null ? Missing(cluster, $"GCPInferencePoolImport {names.Pool}") : StatusItem.Of(cluster.Region, "gateway", $"GCPInferencePoolImport {names.Pool}", true, "made from the exported pools"));
        return items;
    }

    /// <summary>The item of an object by the conditions that must be true.</summary>
    internal static StatusItem Conditions(string region, string part, string title, IEnumerable<JsonObject> conditions, params IReadOnlyList<string> wanted)
    {
        var all = conditions.ToList();
        var broken = all.Where(condition => wanted.Contains(condition.Text("type") ?? "", StringComparer.Ordinal) && condition.Text("status") != "True").ToList();
        var missing = wanted.Where(type => !all.Exists(condition => condition.Text("type") == type)).ToList();
        return broken.Count > 0 ? StatusItem.Of(region, part, title, false, string.Join("; ", broken.Select(Text)))
            : missing.Count > 0 ? new StatusItem(region, part, title, StatusLevel.Waiting, $"no condition {string.Join(", ", missing)} yet")
            : StatusItem.Of(region, part, title, true, string.Join(", ", wanted));
    }

    private static StatusItem OfGateway(string region, JsonObject gateway)
    {
        var item = Conditions(region, "gateway", $"Gateway {gateway.Name()}", gateway.Items("status", "conditions"), "Accepted", "Programmed");
        var addresses = gateway.Items("status", "addresses").Select(address => address.Text("value")).OfType<string>().ToList();
        return item with { Text = $"{item.Text}; {(addresses.Count == 0 ? "no address" : string.Join(", ", addresses))}" };
    }

    private static string Text(JsonObject condition) => $"{condition.Text("type")} is {condition.Text("status")}: {condition.Text("message") ?? condition.Text("reason")}";

    private static StatusItem Missing(ClusterClient cluster, string title) => StatusItem.Of(cluster.Region, "gateway", title, false, "missing");
}
