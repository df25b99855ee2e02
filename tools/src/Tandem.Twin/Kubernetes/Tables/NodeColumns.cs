using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>The columns of a Node.</summary>
internal static class NodeColumns
{
    private const string RolePrefix = "node-role.kubernetes.io/";

    public static IReadOnlyList<Column> All { get; } =
    [
        new("Status", row => (IsReady(row) ? "Ready" : "NotReady") + (row.Body.Get("spec", "unschedulable").ValueKind == System.Text.Json.JsonValueKind.True ? ",SchedulingDisabled" : "")),
        new("Roles", row => string.Join(",", Roles(row)) is { Length: > 0 } roles ? roles : "<none>"),
        Column.Of("Version", "status", "nodeInfo", "kubeletVersion"),
    ];

    private static bool IsReady(RowSource row) => row.Body.GetItems("status", "conditions").Any(condition => condition.GetText("type") == "Ready" && condition.GetText("status") == "True");

    private static IEnumerable<string> Roles(RowSource row) =>
        row.Body.GetMembers("metadata", "labels").Where(label => label.Name.StartsWith(RolePrefix, StringComparison.Ordinal)).Select(label => label.Name[RolePrefix.Length..]);
}
