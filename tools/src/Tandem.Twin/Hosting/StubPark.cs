using System.Collections.Concurrent;
using Tandem.Twin.Simulation.Pods;
using Tandem.Twin.Traffic;

namespace Tandem.Twin.Hosting;

/// <summary>The stubs that run for Pods, and how much each region's have answered since the twin started.</summary>
internal sealed class StubPark(IReadOnlyList<string> regions) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<StubServer, string> running = new();
    private readonly ConcurrentDictionary<string, long> answeredBefore = new(StringComparer.Ordinal);

    /// <summary>Completions that each region's servers have answered whole.</summary>
    public IReadOnlyDictionary<string, long> Answered =>
        regions.ToDictionary(region => region, region => answeredBefore.GetValueOrDefault(region) + running.Where(stub => stub.Value == region).Sum(stub => stub.Key.Answered), StringComparer.Ordinal);

    /// <summary>Starts a stub. On the pool: forty that start one after the other take seconds.</summary>
    public Task<PodServer> StartAsync(PodServerRequest request, CancellationToken cancel) => Task.Run(async () =>
    {
        var stub = await StubServer.StartAsync(new StubOptions { Region = request.Region, PodName = request.Pod, ModelNames = request.ModelNames }, cancel);
        running[stub] = request.Region;
        return new PodServer(stub.Address)
        {
            Turn = mood => (stub.Hang, stub.Slow, stub.ForcedKvCache) = (mood.Hangs, mood.Slowness, mood.KvCache),
            Busy = () => stub.Running + stub.Waiting,
            Stop = _ => StopAsync(stub),
        };
    }, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var stub in running.Keys)
        {
            await StopAsync(stub);
        }
    }

    private async ValueTask StopAsync(StubServer stub)
    {
        await stub.DisposeAsync();
        if (running.TryRemove(stub, out var region))
        {
            answeredBefore.AddOrUpdate(region, stub.Answered, (_, before) => before + stub.Answered);
        }
    }
}
