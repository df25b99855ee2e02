using System.Text.Json;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>How long a program may fail a probe.</summary>
/// <param name="Patience">From the first failure to the verdict.</param>
internal sealed record PodProbe(TimeSpan Patience)
{
    /// <summary>A container's probe of that name; null where it has none.</summary>
    public static PodProbe? Of(JsonElement container, string name)
    {
        var probe = container.At(name);
        return probe.ValueKind == JsonValueKind.Object
            ? new PodProbe(TimeSpan.FromSeconds((probe.Number("periodSeconds") ?? 10) * (probe.Number("failureThreshold") ?? 3)))
            : null;
    }
}
