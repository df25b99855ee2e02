using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Reads the HTTPRoutes, attached to the Gateways that admit them.</summary>
internal sealed class RouteReader(ObjectStore config, GatewayOptions options)
{
    private const string Group = "gateway.networking.k8s.io";
    private static readonly RouteMatch Everything = new("PathPrefix", "/", null, [], []);

    /// <summary>The matches of all routes, in the order in which they are tried.</summary>
    public IReadOnlyList<RouteEntry> Read(IReadOnlyList<StoredObject> gateways) =>
    [
        .. from route in config.List(Group, "HTTPRoute")
           from parent in route.Json.Items("spec", "parentRefs")
           from gateway in gateways
           where Names(parent, route.Key.Namespace, gateway) && Admits(gateway, parent.Text("sectionName"), route.Key.Namespace)
           from entry in Entries(route, gateway.Key)
           orderby (entry.Hostname ?? "").Length descending, entry.Match.Rank descending, route.Json.Text("metadata", "creationTimestamp"), route.Key.Namespace, route.Key.Name
           select entry,
    ];

    private static bool Names(JsonElement parent, string ownNamespace, StoredObject gateway) =>
        (parent.Text("kind") ?? "Gateway") == "Gateway" && parent.Text("name") == gateway.Key.Name && (parent.Text("namespace") ?? ownNamespace) == gateway.Key.Namespace;

    private bool Admits(StoredObject gateway, string? section, string routeNamespace) => gateway.Json.Items("spec", "listeners").Any(listener =>
        (section is null || listener.Text("name") == section)
        && (listener.Text("allowedRoutes", "namespaces", "from") ?? "Same") switch
        {
            "All" => true,
            "Same" => routeNamespace == gateway.Key.Namespace,
            "Selector" => config.Find(new ObjectKey("", "Namespace", "", routeNamespace)) is { } space
                && Labels.Match(listener.At("allowedRoutes", "namespaces", "selector"), space.Json.Texts("metadata", "labels")),
            _ => false,
        });

    private IEnumerable<RouteEntry> Entries(StoredObject route, ObjectKey gateway) =>
        from host in route.Json.Items("spec", "hostnames").Select(name => name.GetString()).DefaultIfEmpty()
        from rule in route.Json.Items("spec", "rules")
        let backends = Backends(rule, route.Key.Namespace)
        let filters = RouteFilters.Knows(rule) ? RouteFilters.Of(rule) : RouteFilters.None
        let times = RouteTimes.Of(rule, options)
        from match in rule.Items("matches").Select(Match).DefaultIfEmpty(Everything)
        select new RouteEntry(gateway, host, match, backends) { Filters = filters, Times = times };

    // A backend that does not exist, or a filter that this gateway does not have, fails the request: the specification wants 500.
    private List<(ObjectKey Import, int Weight)> Backends(JsonElement rule, string ownNamespace) => !RouteFilters.Knows(rule) ? [] :
    [
        .. from backend in rule.Items("backendRefs")
           let key = new ObjectKey(backend.Text("group") ?? "", backend.Text("kind") ?? "Service", backend.Text("namespace") ?? ownNamespace, backend.Text("name") ?? "")
           where key is { Group: "networking.gke.io", Kind: "GCPInferencePoolImport" } && config.Find(key) is not null && !backend.Items("filters").Any()
           select (key, (int)(backend.Number("weight") ?? 1)),
    ];

    private static RouteMatch Match(JsonElement match) => new(
        match.Text("path", "type") ?? "PathPrefix",
        match.Text("path", "value") ?? "/",
        match.Text("method"),
        [.. match.Items("headers").Select(Value)],
        [.. match.Items("queryParams").Select(Value)]);

    private static ValueMatch Value(JsonElement value) => new(value.Text("name") ?? "", value.Text("value") ?? "", value.Text("type") == "RegularExpression");
}
