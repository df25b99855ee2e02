using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Live.Clusters;

namespace Tandem.Live.Targets;

/// <summary>A running twin, as <c>TANDEM_STATE/twin/twin.json</c> says.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="Kubeconfig">Its kubeconfig; each context is named for its region.</param>
/// <param name="Control">Where its faults are set and its traffic is counted.</param>
/// <param name="Gateways">The gateway's address in each region.</param>
/// <param name="Speed">How much faster than a real cluster's its clock runs.</param>
public sealed record TwinState(int ProcessId, string Kubeconfig, Uri Control, IReadOnlyDictionary<string, Uri> Gateways, double Speed)
{
    /// <summary>The twin that runs; null where none does, whatever a killed one left behind.</summary>
    /// <param name="folder">The folder of <c>twin.json</c>.</param>
    public static TwinState? Find(string folder)
    {
        try
        {
            var file = Path.Combine(folder, "twin.json");
            return File.Exists(file) && Parse(File.ReadAllText(file)) is { } state && ProcessMark.IsAlive(state.ProcessId) ? state : null;
        }
        catch (Exception e) when (e is IOException or JsonException or UriFormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads the file's text; null where a part is missing.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static TwinState? Parse(string text)
    {
        var root = JsonNode.Parse(text);
        if (root.Number("pid") is not { } pid || root.Text("kubeconfig") is not { } kubeconfig || root.Text("control") is not { } control || root.At("regions") is not JsonObject regions)
        {
            return null;
        }

        var gateways = regions.Where(region => region.Value.Text("gateway") is not null)
            .ToDictionary(region => region.Key, region => new Uri(region.Value.Text("gateway")!), StringComparer.Ordinal);
        return new TwinState(pid, kubeconfig, new Uri(control.TrimEnd('/') + "/"), gateways, root.At("speed") is JsonValue speed ? speed.Deserialize<double>() : 1);
    }
}
