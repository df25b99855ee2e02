namespace Tandem.Twin.Traffic.Gateway;

/// <summary>A Pod that a pool sends to.</summary>
/// <param name="Region">Its region.</param>
/// <param name="Pod">Its <c>namespace/name</c>.</param>
/// <param name="Uid">What tells it from a later Pod of that name.</param>
/// <param name="Address">Where its stand-in listens.</param>
/// <param name="Ports">The ports that its containers declare; none for unknown.</param>
/// <param name="TargetPort">The port that the pool sends to.</param>
/// <param name="Metrics">Where its load is read; null where no AutoscalingMetric selects it.</param>
internal sealed record EndpointSpec(string Region, string Pod, string Uid, string Address, IReadOnlyList<int> Ports, int TargetPort, MetricSource? Metrics)
{
    // A stand-in has one port of its own choosing, so a pool or policy that names a port nobody listens on is told by what the Pod declares.
    private const string Nobody = "127.0.0.1:1";

    /// <summary>Where a connection to one of the Pod's ports ends.</summary>
    public string AddressOf(int port) => Ports.Count == 0 || Ports.Contains(port) ? Address : Nobody;
}
