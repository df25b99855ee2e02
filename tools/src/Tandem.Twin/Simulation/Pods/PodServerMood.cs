namespace Tandem.Twin.Simulation.Pods;

/// <summary>How a Pod's server behaves.</summary>
/// <param name="Hangs">It accepts requests and answers none.</param>
/// <param name="Slowness">How many times longer than usual it takes; 1 as usual.</param>
/// <param name="KvCache">The share of its KV cache that it says to use; null for the true one.</param>
internal sealed record PodServerMood(bool Hangs, double Slowness, double? KvCache)
{
    /// <summary>As usual.</summary>
    public static PodServerMood Usual { get; } = new(Hangs: false, Slowness: 1, KvCache: null);
}
