namespace Tandem.Live.Load;

/// <summary>
/// A steady open-loop load: a request is sent when it is due, however many are still waiting for their answer. A closed loop would
/// send less exactly when the service is slow, and so hide what is measured.
/// </summary>
public sealed class LoadGenerator : ILoadSource, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);
    private readonly LoadProfile profile;
    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly LoadSender sender;
    private long started;
    private double rate;
    private int open;

    /// <summary>Makes one; nothing is sent yet.</summary>
    public LoadGenerator(LoadProfile profile, TimeProvider time)
    {
        (this.profile, this.time, rate) = (profile, time, profile.Rate);
        http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5), UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        sender = new LoadSender(http, profile, () => time.GetElapsedTime(started));
    }

    /// <inheritdoc/>
    public Task SetRateAsync(double rate, CancellationToken cancel)
    {
        Volatile.Write(ref this.rate, rate);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task RunAsync(LoadLog log, CancellationToken cancel)
    {
        started = time.GetTimestamp();
        using var timer = new PeriodicTimer(Tick, time);
        var (number, due) = (0, TimeSpan.Zero);
        try
        {
            do
            {
                SendDue(log, ref number, ref due);
            }
            while (await timer.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException)
        {
            // On a busy machine the last tick may be a while ago, and what was due since counts.
            SendDue(log, ref number, ref due);
            await DrainAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private void SendDue(LoadLog log, ref int number, ref TimeSpan due)
    {
        var now = time.GetElapsedTime(started);
        log.Advance(now);
        for (; due <= now; due += TimeSpan.FromSeconds(1 / Volatile.Read(ref rate)))
        {
            Send(log, number++, due);
        }
    }

    private void Send(LoadLog log, int number, TimeSpan due)
    {
        if (Volatile.Read(ref open) >= profile.MostOpen)
        {
            log.Skip(1);
            return;
        }

        Interlocked.Increment(ref open);
        _ = Task.Run(async () =>
        {
            log.Add(await sender.SendAsync(number, due, CancellationToken.None));
            Interlocked.Decrement(ref open);
        });
    }

    // Every request has a timeout, so this ends.
    private async Task DrainAsync()
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (Volatile.Read(ref open) > 0)
        {
            await timer.WaitForNextTickAsync();
        }
    }
}
