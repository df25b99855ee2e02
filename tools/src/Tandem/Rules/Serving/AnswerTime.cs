using Tandem.Rules.Gateway;

namespace Tandem.Rules.Serving;

/// <summary>The longest answer, in seconds, as the load balancer's limit, its draining and the servers' own draining have it.</summary>
/// <param name="Policy">The settings of a GCPBackendPolicy.</param>
/// <param name="Drains">How long the servers drain; null where that is not known.</param>
internal sealed record AnswerTime(ObjectField Policy, long? Drains)
{
    private const long DefaultTimeout = 30;

    /// <summary>The field of the limit.</summary>
    public ObjectField TimeoutField => Policy["timeoutSec"];

    /// <summary>The field of the draining.</summary>
    public ObjectField DrainingField => Policy["connectionDraining"]["drainingTimeoutSec"];

    /// <summary>The limit: GCPBackendPolicy's default is 30 s.</summary>
    public long Timeout => TimeoutField.Integer ?? DefaultTimeout;

    /// <summary>The draining: its default is none.</summary>
    public long Draining => DrainingField.Integer ?? 0;

    /// <summary>What most of them say; the limit where all differ.</summary>
    public long Agreed => Drains == Draining || (Drains is null && !TimeoutField.Exists) ? Draining : Timeout;

    /// <summary>Seconds until the load balancer has noticed that an endpoint does not answer.</summary>
    public static long? Ejection(ObjectField? check) => check is null ? null : new CheckTimes(check).Ejection;
}
