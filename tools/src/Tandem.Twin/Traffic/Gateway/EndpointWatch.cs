namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Keeps one endpoint's health and load up to date until it is disposed.</summary>
internal sealed class EndpointWatch : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PodEndpoint endpoint;
    private readonly EndpointWeb web;
    private readonly CancellationToken cancel;

    /// <summary>Begins at once.</summary>
    public EndpointWatch(PodEndpoint endpoint, HealthCheck check, EndpointWeb web)
    {
        (this.endpoint, this.web, cancel) = (endpoint, web, stop.Token);
        _ = EveryAsync(check.Interval, Prober(check));
        if (endpoint.Spec.Metrics is { } source)
        {
            _ = EveryAsync(source.Interval, () => ReportAsync(source.Interval));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    // From start to start, as Google counts: a probe that times out does not put off the next.
    private async Task EveryAsync(TimeSpan interval, Func<Task> work)
    {
        using var timer = new PeriodicTimer(interval > TimeSpan.FromMilliseconds(1) ? interval : TimeSpan.FromMilliseconds(1));
        try
        {
            do
            {
                await work();
            }
            while (await timer.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException)
        {
            // The endpoint is gone, or is watched in another way from now on.
        }
    }

    private Func<Task> Prober(HealthCheck check)
    {
        var (good, bad) = (0, 0);
        return async () =>
        {
            (good, bad) = await web.IsHealthyAsync(endpoint.Spec, check, cancel) ? (good + 1, 0) : (0, bad + 1);
            if (good >= check.Healthy && !endpoint.Healthy)
            {
                endpoint.Healthy = true;
            }
            else if (bad >= check.Unhealthy)
            {
                endpoint.Healthy = false;
            }
        };
    }

    private async Task ReportAsync(TimeSpan interval)
    {
        var inFlight = endpoint.InFlight;
        if (endpoint.Spec.Metrics is { } source && await web.MetricsAsync(endpoint.Spec.Address, source.Path, interval, cancel) is { } samples)
        {
            endpoint.Report(source.Names.Where(name => samples.ContainsKey(name.Value)).ToDictionary(name => name.Key, name => samples[name.Value]), inFlight);
        }
    }
}
