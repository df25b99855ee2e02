using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>The columns of a Pod.</summary>
internal static class PodColumns
{
    public static IReadOnlyList<Column> All { get; } =
    [
        new("Ready", row => $"{Containers(row).Count(container => container.Get("ready").ValueKind == JsonValueKind.True)}/{row.Body.GetItems("spec", "containers").Count()}"),
        new("Status", Status),
        new("Restarts", row => Containers(row).Sum(container => container.GetCount("restartCount") ?? 0).ToString()),
        new("IP", row => row.Show("status", "podIP"), 1),
        new("Node", row => row.Show("spec", "nodeName"), 1),
        new("Nominated Node", row => row.Show("status", "nominatedNodeName"), 1),
        new("Readiness Gates", _ => "<none>", 1),
    ];

    private static IEnumerable<JsonElement> Containers(RowSource row) => row.Body.GetItems("status", "containerStatuses");

    // The state of the first container that says why it does not run, as kubectl's printer shows it.
    private static JsonNode Status(RowSource row)
    {
        if (row.Body.GetText("metadata", "deletionTimestamp") is not null)
        {
            return "Terminating";
        }

        var reasons = Containers(row).Select(container => container.GetText("state", "waiting", "reason") ?? container.GetText("state", "terminated", "reason")).OfType<string>();
        return Init(row) ?? reasons.FirstOrDefault() ?? row.Body.GetText("status", "reason") ?? row.Body.GetText("status", "phase") ?? "Unknown";
    }

    private static string? Init(RowSource row)
    {
        var states = row.Body.GetItems("status", "initContainerStatuses").ToList();
        var place = states.FindIndex(state => state.Get("state", "terminated").GetCount("exitCode") != 0 && state.Get("started").ValueKind != JsonValueKind.True);
        return place < 0 ? null
            : states[place].GetText("state", "waiting", "reason") is { } waiting and not "PodInitializing" ? $"Init:{waiting}"
            : states[place].GetText("state", "terminated", "reason") is { } ended ? $"Init:{ended}"
            : $"Init:{place}/{row.Body.GetItems("spec", "initContainers").Count()}";
    }
}
