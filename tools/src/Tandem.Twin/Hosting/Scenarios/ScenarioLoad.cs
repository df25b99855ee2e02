using System.Collections.Concurrent;
using System.Globalization;

namespace Tandem.Twin.Hosting.Scenarios;

/// <summary>What became of a scenario's load.</summary>
/// <param name="Region">The region whose address it went through.</param>
/// <param name="Answered">Answers by the region that gave them.</param>
/// <param name="Failed">Requests that were not answered well.</param>
public sealed record ScenarioLoad(string Region, IReadOnlyDictionary<string, int> Answered, int Failed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"load through {Region}: {string.Join(", ", Answered.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} answered by {pair.Key}"))}, {Failed} failed");

    /// <summary>Sends it, open loop: a request that is late holds no other up.</summary>
    /// <param name="load">What is sent.</param>
    /// <param name="gateway">Where to.</param>
    /// <param name="options">The twin's: its speed, and what it asks for.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<ScenarioLoad> RunAsync(ScenarioAction.Load load, Uri gateway, TwinOptions options, CancellationToken cancel)
    {
        var length = load.Length / options.Speed;
        using var http = new HttpClient { Timeout = Patience };
        var (answered, failed, under) = (new ConcurrentDictionary<string, int>(StringComparer.Ordinal), 0, new List<Task>());
        async Task SendAsync()
        {
            try
            {
                answered.AddOrUpdate(await TwinChat.AskAsync(http, gateway, options.Model, options.Objective, cancel), 1, (_, count) => count + 1);
            }
            catch (Exception e) when (e is TwinException or TaskCanceledException)
            {
                Interlocked.Increment(ref failed);
            }
        }

        var (began, sent) = (TimeProvider.System.GetTimestamp(), 0);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (TimeProvider.System.GetElapsedTime(began) is var passed && passed < length)
        {
            for (; sent < passed.TotalSeconds * load.Rate; sent++)
            {
                under.Add(SendAsync());
            }

            under.RemoveAll(task => task.IsCompleted);
            await timer.WaitForNextTickAsync(cancel);
        }

        await Task.WhenAll(under);
        return new ScenarioLoad(load.Region, answered, failed);
    }
}
