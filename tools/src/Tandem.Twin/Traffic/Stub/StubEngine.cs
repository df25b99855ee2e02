namespace Tandem.Twin.Traffic.Stub;

/// <summary>
/// The scheduler: so many requests at once, as long as their tokens fit into the cache, and a queue in order of arrival. A request takes the
/// tokens of its whole answer when it starts, where vLLM takes block after block; so nothing is ever preempted here.
/// </summary>
internal sealed class StubEngine(StubOptions options)
{
    private readonly Lock door = new();
    private readonly LinkedList<StubSeat> queue = [];
    private readonly List<TaskCompletionSource> idlers = [];
    private int held;

    /// <summary>How many times longer everything takes.</summary>
    public double Slow { get; set; } = 1;

    /// <summary>Requests that have a seat.</summary>
    public int Running { get; private set; }

    /// <summary>Requests in the queue.</summary>
    public int Waiting => queue.Count;

    /// <summary>The share of the cache that is taken, 0 to 1.</summary>
    public double KvCache => Math.Min(1, (double)Volatile.Read(ref held) / options.KvCacheTokens);

    /// <summary>Waits for a seat of so many tokens. Leave it with <see cref="Leave"/>.</summary>
    public async Task<StubSeat> EnterAsync(int tokens, CancellationToken cancel)
    {
        var seat = new StubSeat(Math.Clamp(Math.Max(tokens, options.LeastTokens), 1, options.KvCacheTokens));
        lock (door)
        {
            seat.Place = queue.AddLast(seat);
            Admit();
        }

        await using var giveUp = cancel.Register(() => GiveUp(seat, cancel));
        await seat.Ready.Task;
        return seat;
    }

    /// <summary>Gives the seat to whoever is next.</summary>
    public void Leave(StubSeat seat)
    {
        lock (door)
        {
            Running--;
            held -= seat.Tokens;
            Admit();
            if (Running + queue.Count == 0)
            {
                idlers.ForEach(idler => idler.TrySetResult());
                idlers.Clear();
            }
        }
    }

    /// <summary>Ends when nothing runs or waits.</summary>
    public Task IdleAsync(CancellationToken cancel)
    {
        lock (door)
        {
            if (Running + queue.Count == 0)
            {
                return Task.CompletedTask;
            }

            var idler = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            idlers.Add(idler);
            return idler.Task.WaitAsync(cancel);
        }
    }

    /// <summary>Waits as long as work of <paramref name="time"/> takes at the present speed.</summary>
    public Task WorkAsync(TimeSpan time, CancellationToken cancel)
    {
        var slowed = time * Slow;
        return slowed > TimeSpan.Zero ? Task.Delay(slowed, options.Clock, cancel) : Task.CompletedTask;
    }

    // Strictly in order: a long request at the head is not overtaken, as in vLLM.
    private void Admit()
    {
        while (queue.First?.Value is { } next && Running < options.Slots && held + next.Tokens <= options.KvCacheTokens)
        {
            queue.RemoveFirst();
            next.Place = null;
            Running++;
            held += next.Tokens;
            next.Ready.TrySetResult();
        }
    }

    private void GiveUp(StubSeat seat, CancellationToken cancel)
    {
        lock (door)
        {
            if (seat.Place is { } place)
            {
                queue.Remove(place);
                seat.Place = null;
                seat.Ready.TrySetCanceled(cancel);
                Admit();
            }
        }
    }
}
