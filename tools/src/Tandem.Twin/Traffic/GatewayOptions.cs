namespace Tandem.Twin.Traffic;

/// <summary>What the objects do not say about the twin's gateway.</summary>
public sealed record GatewayOptions
{
    private const double LongestSeconds = 86400;

    /// <summary>How many seconds of the objects (intervals, timeouts, draining) pass in one second.</summary>
    public double TimeFactor { get; init; } = 1;

    /// <summary>The port on 127.0.0.1 for the address of a region; any free one where none is named. It keeps the port it once had.</summary>
    public IReadOnlyDictionary<string, int> Ports { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Whether a request that an endpoint did not answer goes to another, once for each. Google's load balancer does not do so for a POST, and
    /// one that timed out may then be worked on twice.
    /// </summary>
    public bool Retry { get; init; }

    /// <summary>With <see cref="Retry"/>: how long an endpoint may take to begin its answer before another is tried, in real time; null waits.</summary>
    public TimeSpan? TryTimeout { get; init; }

    /// <summary>Whether three failed requests in a row take an endpoint out until its health check passes again.</summary>
    public bool PassiveEjection { get; init; }

    /// <summary>The share of an endpoint, 0 to 1, that a request takes at most: for those begun since the last metric was read.</summary>
    public double RequestShare { get; init; } = 1.0 / 16;

    /// <summary>Whether a Gateway's addresses open only once its condition Programmed is true, which another controller writes.</summary>
    public bool WaitForProgrammed { get; init; }

    /// <summary>Whether a region is lost, and its address with it; none is where null. <see cref="TwinGateway.Refresh"/> asks again.</summary>
    public Func<string, bool>? IsLost { get; init; }

    /// <summary>Is told where the gateway listens, each time that changes.</summary>
    public Action<IReadOnlyList<GatewayAddress>>? AddressesChanged { get; init; }

    /// <summary>Seconds of an object in real time.</summary>
    internal TimeSpan Real(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestSeconds) / TimeFactor);
}
