using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>What one connection knows: terraform opens one for each walk of each provider, so nothing of it may be shared.</summary>
internal sealed class ProviderSession(string provider, IWorld existing)
{
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The last part of the provider's name.</summary>
    public string Provider { get; } = provider;

    /// <summary>The provider's block as terraform configured it.</summary>
    public MapValue Config { get; set; } = MapValue.Empty;

    /// <summary>What this walk has planned so far.</summary>
    public PlannedWorld Planned { get; } = new(existing);

    /// <summary>Ends when terraform was interrupted.</summary>
    public Task Stopped => stopped.Task;

    public void Stop() => stopped.TrySetResult();
}
