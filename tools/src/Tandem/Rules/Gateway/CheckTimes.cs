namespace Tandem.Rules.Gateway;

/// <summary>The times of a HealthCheckPolicy, with GKE's defaults: GoogleCloudPlatform/gke-gateway-api, healthcheck_types.go.</summary>
/// <param name="Settings">Its settings.</param>
internal sealed record CheckTimes(ObjectField Settings)
{
    private static readonly (string Name, long Default)[] Parts = [("checkIntervalSec", 5), ("unhealthyThreshold", 2), ("timeoutSec", 5)];

    public long Interval => Of("checkIntervalSec");

    public long Timeout => Of("timeoutSec");

    public long Failures => Of("unhealthyThreshold");

    public long Successes => Settings["healthyThreshold"].Integer ?? 2;

    /// <summary>Seconds until an endpoint that stopped answering gets no more requests: the last failure may take its whole timeout.</summary>
    public long Ejection => (Interval * Failures) + Timeout;

    /// <summary>The field that is furthest from GKE's default.</summary>
    public ObjectField Largest => Settings[Parts.MaxBy(part => (decimal)Of(part.Name) / part.Default).Name];

    /// <summary>The field that is furthest below it.</summary>
    public ObjectField Smallest => Settings[Parts.Take(2).MinBy(part => (decimal)Of(part.Name) / part.Default).Name];

    private long Of(string name) => Settings[name].Integer ?? Parts.First(part => part.Name == name).Default;
}
