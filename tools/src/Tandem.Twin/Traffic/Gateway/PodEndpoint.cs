namespace Tandem.Twin.Traffic.Gateway;

/// <summary>A Pod as the gateway has come to know it: its health, its requests, its load.</summary>
internal sealed class PodEndpoint(EndpointSpec spec, GatewayOptions options) : IDisposable
{
    private const int FailuresThatEject = 3;
    private readonly CancellationTokenSource cut = new();
    private readonly Dictionary<string, double> shares = [];
    private LoadReading? reading;
    private volatile bool healthy;
    private int failures;
    private int inFlight;

    /// <summary>What the objects say about it now.</summary>
    public EndpointSpec Spec { get; set; } = spec;

    /// <summary>Its region.</summary>
    public string Region { get; } = spec.Region;

    /// <summary>Whether it gets traffic.</summary>
    public bool Healthy
    {
        get => healthy;
        set => (healthy, failures) = (value, 0);
    }

    /// <summary>Requests there now.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>Cancelled when what is still there must go.</summary>
    public CancellationToken Cut => cut.Token;

    /// <summary>Counts a request in.</summary>
    public void Begin() => Interlocked.Increment(ref inFlight);

    /// <summary>Counts it out.</summary>
    public void End() => Interlocked.Decrement(ref inFlight);

    /// <summary>Notes whether a request was answered, and takes the endpoint out where the options say so.</summary>
    public void Note(bool answered)
    {
        failures = answered ? 0 : failures + 1;
        if (options.PassiveEjection && failures >= FailuresThatEject)
        {
            Healthy = false;
        }
    }

    /// <summary>Takes in what its metrics say.</summary>
    public void Report(IReadOnlyDictionary<string, double> values, int inFlightThen)
    {
        foreach (var (name, value) in values)
        {
            if (inFlightThen > 0 && value > 0)
            {
                lock (shares)
                {
                    shares[name] = Math.Min(options.RequestShare, value / inFlightThen);
                }
            }
        }

        Volatile.Write(ref reading, new LoadReading(values, inFlightThen));
    }

    /// <summary>Its use as a share of what the policy lets it have; 1 is full.</summary>
    public double Load(RegionPolicy policy) => policy.Mode switch
    {
        BalancingMode.CustomMetrics => policy.Metrics.Count == 0 ? 0 : policy.Metrics.Max(metric => Estimate(metric.Name) / metric.Limit),
        BalancingMode.InFlight => (double)InFlight / policy.MostInFlight,
        _ => 0,
    };

    /// <summary>Ends its requests after a time.</summary>
    public void Drain(TimeSpan time) => cut.CancelAfter(time);

    /// <inheritdoc/>
    public void Dispose() => cut.Dispose();

    // The reading grows old between two scrapes; without what came and went since, every request of that time would go to the same place.
    private double Estimate(string metric)
    {
        if (Spec.Metrics?.Names.ContainsKey(metric) != true)
        {
            return 0;
        }

        var read = Volatile.Read(ref reading);
        return Math.Max(0, (read?.Values.GetValueOrDefault(metric) ?? 0) + ((InFlight - (read?.InFlight ?? 0)) * ShareOf(metric)));
    }

    private double ShareOf(string metric)
    {
        lock (shares)
        {
            return shares.GetValueOrDefault(metric, options.RequestShare);
        }
    }
}
