using System.Diagnostics;

namespace Tandem.Validation;

/// <summary>Times the stages of a run, some of which run side by side; they are listed in the order in which they began.</summary>
internal sealed class Stopwatches
{
    private readonly Lock door = new();
    private readonly List<StageTiming> timings = [];

    public IReadOnlyList<StageTiming> Timings => timings;

    public T Time<T>(string stage, Func<T> work)
    {
        var (place, start) = Begin(stage);
        var result = work();
        End(place, stage, start);
        return result;
    }

    public async Task<T> TimeAsync<T>(string stage, Func<Task<T>> work)
    {
        var (place, start) = Begin(stage);
        var result = await work();
        End(place, stage, start);
        return result;
    }

    private (int Place, long Start) Begin(string stage)
    {
        lock (door)
        {
            timings.Add(new StageTiming(stage, TimeSpan.Zero));
            return (timings.Count - 1, Stopwatch.GetTimestamp());
        }
    }

    private void End(int place, string stage, long start)
    {
        lock (door)
        {
            timings[place] = new StageTiming(stage, Stopwatch.GetElapsedTime(start));
        }
    }
}
