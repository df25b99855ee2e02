namespace Tandem.Twin.Simulation.Pods;

/// <summary>A Pod's HTTP server that runs.</summary>
/// <param name="Endpoint">Where it listens: <c>127.0.0.1:PORT</c>.</param>
internal sealed record PodServer(string Endpoint)
{
    /// <summary>Makes it behave as the faults say.</summary>
    public required Action<PodServerMood> Turn { get; init; }

    /// <summary>Requests under way and waiting.</summary>
    public required Func<int> Busy { get; init; }

    /// <summary>Ends it; at once where asked, so that whoever is connected is cut off.</summary>
    public required Func<bool, ValueTask> Stop { get; init; }
}
