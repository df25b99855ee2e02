using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>The columns that kubectl shows of Kubernetes' own kinds, between name and age.</summary>
internal static class BuiltInColumns
{
    private static readonly Dictionary<(string Group, string Kind), IReadOnlyList<Column>> All = new()
    {
        [("", "Pod")] = PodColumns.All,
        [("", "Service")] = ServiceColumns.All,
        [("", "Node")] = NodeColumns.All,
        [("", "Event")] = [new("Last Seen", row => row.Age("lastTimestamp")), Column.Of("Type", "type"), Column.Of("Reason", "reason"), new("Object", Involved), Column.Of("Message", "message")],
        [("", "Namespace")] = [Column.Of("Status", "status", "phase")],
        [("", "ConfigMap")] = [new("Data", row => row.Body.GetMembers("data").Count() + row.Body.GetMembers("binaryData").Count())],
        [("", "Secret")] = [Column.Of("Type", "type"), new("Data", row => row.Body.GetMembers("data").Count())],
        [("", "ServiceAccount")] = [new("Secrets", row => row.Body.GetItems("secrets").Count())],
        [("apps", "Deployment")] =
        [
            new("Ready", row => $"{row.Number("status", "readyReplicas")}/{row.Number("spec", "replicas")}"),
            Count("Up-to-date", "status", "updatedReplicas"), Count("Available", "status", "availableReplicas"), .. Templates,
        ],
        [("apps", "ReplicaSet")] = [Count("Desired", "spec", "replicas"), Count("Current", "status", "replicas"), Count("Ready", "status", "readyReplicas"), .. Templates],
        [("apps", "StatefulSet")] = [new("Ready", row => $"{row.Number("status", "readyReplicas")}/{row.Number("spec", "replicas")}"), .. Templates.Take(2)],
        [("apps", "DaemonSet")] = [Count("Desired", "status", "desiredNumberScheduled"), Count("Current", "status", "currentNumberScheduled"), Count("Ready", "status", "numberReady")],
        [("batch", "Job")] = JobColumns.All,
        [("policy", "PodDisruptionBudget")] =
        [
            new("Min Available", row => Limit(row, "minAvailable")), new("Max Unavailable", row => Limit(row, "maxUnavailable")), Count("Allowed Disruptions", "status", "disruptionsAllowed"),
        ],
        [("autoscaling", "HorizontalPodAutoscaler")] =
        [
            new("Reference", row => $"{row.Show("spec", "scaleTargetRef", "kind")}/{row.Show("spec", "scaleTargetRef", "name")}"),
            Count("MinPods", "spec", "minReplicas"), Count("MaxPods", "spec", "maxReplicas"), Count("Replicas", "status", "currentReplicas"),
        ],
        [("apiextensions.k8s.io", "CustomResourceDefinition")] = [Column.Of("Created At", "metadata", "creationTimestamp")],
        [("resource.k8s.io", "ResourceClaim")] = [new("State", ClaimState)],
        [("rbac.authorization.k8s.io", "RoleBinding")] = [new("Role", Role)],
        [("rbac.authorization.k8s.io", "ClusterRoleBinding")] = [new("Role", Role)],
        [("coordination.k8s.io", "Lease")] = [Column.Of("Holder", "spec", "holderIdentity")],
        [("scheduling.k8s.io", "PriorityClass")] = [Column.Of("Value", "value")],
        [("storage.k8s.io", "StorageClass")] = [Column.Of("Provisioner", "provisioner")],
    };

    private static IEnumerable<Column> Templates =>
    [
        new("Containers", row => row.Join(["spec", "template", "spec", "containers"], "name"), 1),
        new("Images", row => row.Join(["spec", "template", "spec", "containers"], "image"), 1),
        new("Selector", row => string.Join(",", row.Body.GetMembers("spec", "selector", "matchLabels").Select(label => $"{label.Name}={label.Value}")), 1),
    ];

    /// <summary>The columns of a kind; null where it has no more than name and age.</summary>
    public static IReadOnlyList<Column>? Find(string group, string kind) => All.GetValueOrDefault((group, kind));

    private static Column Count(string name, params string[] path) => new(name, row => row.Number(path));

    private static JsonNode Involved(RowSource row) => $"{row.Body.GetText("involvedObject", "kind")?.ToLowerInvariant()}/{row.Body.GetText("involvedObject", "name")}";

    private static JsonNode Limit(RowSource row, string name) => row.Body.Get("spec", name).ToString() is { Length: > 0 } limit ? limit : "N/A";

    private static JsonNode Role(RowSource row) => $"{row.Show("roleRef", "kind")}/{row.Show("roleRef", "name")}";

    private static JsonNode ClaimState(RowSource row)
    {
        var allocated = row.Body.Get("status", "allocation").ValueKind == System.Text.Json.JsonValueKind.Object;
        return !allocated ? "pending" : row.Body.GetItems("status", "reservedFor").Any() ? "allocated,reserved" : "allocated";
    }
}
