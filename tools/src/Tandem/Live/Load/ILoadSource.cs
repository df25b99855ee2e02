namespace Tandem.Live.Load;

/// <summary>Where the load comes from: this process, or a Job in a cluster where the gateway cannot be reached from here.</summary>
public interface ILoadSource
{
    /// <summary>Sends until it is cancelled, then waits for the answers that are still open.</summary>
    /// <param name="log">Takes every request.</param>
    /// <param name="cancel">Ends it.</param>
    Task RunAsync(LoadLog log, CancellationToken cancel);

    /// <summary>Changes the rate.</summary>
    /// <param name="rate">Requests a second.</param>
    /// <param name="cancel">Gives up.</param>
    Task SetRateAsync(double rate, CancellationToken cancel);
}
