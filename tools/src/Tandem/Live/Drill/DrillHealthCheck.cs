using System.Text.Json.Nodes;
using Tandem.Live.Clusters;

namespace Tandem.Live.Drill;

/// <summary>What of a HealthCheckPolicy says when an endpoint that fails is out. All in seconds of a real cluster.</summary>
/// <param name="Interval">From one probe to the next.</param>
/// <param name="Failures">Probes that must fail.</param>
/// <param name="Timeout">How long a probe waits for its answer.</param>
/// <remarks>Defaults: GKE's, GoogleCloudPlatform/gke-gateway-api apis/networking/v1/healthcheck_types.go.</remarks>
public sealed record DrillHealthCheck(int Interval, int Failures, int Timeout)
{
    /// <summary>Reads it.</summary>
    public static DrillHealthCheck Of(JsonObject policy)
    {
        var config = policy.At("spec", "default");
        return new DrillHealthCheck(config.Number("checkIntervalSec") ?? 5, config.Number("unhealthyThreshold") ?? 2, config.Number("timeoutSec") ?? 5);
    }

    /// <summary>Interval times failures, and the last of them may take its whole timeout. docs/decisions/0009-timeouts-draining-and-grace.md</summary>
    /// <param name="speed">How many of its seconds pass in one.</param>
    public TimeSpan Bound(double speed) => TimeSpan.FromSeconds(((Interval * Failures) + Timeout) / speed);
}
