using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>The columns of a Service.</summary>
internal static class ServiceColumns
{
    public static IReadOnlyList<Column> All { get; } =
    [
        Column.Of("Type", "spec", "type"),
        Column.Of("Cluster-IP", "spec", "clusterIP"),
        new("External-IP", row => row.Join(["status", "loadBalancer", "ingress"], "ip") is { Length: > 0 } address ? address : "<none>"),
        new("Port(s)", row => string.Join(",", row.Body.GetItems("spec", "ports").Select(port => $"{port.Get("port")}/{port.GetText("protocol") ?? "TCP"}"))),
        new("Selector", row => string.Join(",", row.Body.GetMembers("spec", "selector").Select(label => $"{label.Name}={label.Value}")), 1),
    ];
}
