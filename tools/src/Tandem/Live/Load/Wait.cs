namespace Tandem.Live.Load;

/// <summary>Waits for a condition, never for a time alone.</summary>
public static class Wait
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="deadline">How long to wait at most.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Whether it came to hold in time.</returns>
    public static async Task<bool> UntilAsync(Func<CancellationToken, Task<bool>> condition, TimeSpan deadline, TimeProvider time, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        using var timer = new PeriodicTimer(Tick, time);
        while (!await condition(cancel))
        {
            if (time.GetElapsedTime(start) >= deadline)
            {
                return false;
            }

            await timer.WaitForNextTickAsync(cancel);
        }

        return true;
    }

    /// <summary>Waits until a condition holds.</summary>
    /// <returns>Whether it came to hold in time.</returns>
    public static Task<bool> UntilAsync(Func<bool> condition, TimeSpan deadline, TimeProvider time, CancellationToken cancel) =>
        UntilAsync(_ => Task.FromResult(condition()), deadline, time, cancel);
}
