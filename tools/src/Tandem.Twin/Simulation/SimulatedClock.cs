namespace Tandem.Twin.Simulation;

/// <summary>A clock that runs faster than the real one: an hour of it passes in an hour divided by its speed.</summary>
/// <remarks>Timers and delays that are made of it are as long in simulated time as they say, so shorter in real time.</remarks>
public sealed class SimulatedClock : TimeProvider
{
    /// <summary>The highest speed: faster, and the machine's own time to do things would count for hours.</summary>
    public const double MostSpeed = 10_000;

    private readonly TimeProvider real;
    private readonly DateTimeOffset began;
    private readonly long beganStamp;

    /// <summary>Starts it at the real time of now, or later.</summary>
    /// <param name="speed">Simulated seconds in a real one; above 0.</param>
    /// <param name="real">The clock behind it; the system's where null.</param>
    /// <param name="earliest">The time that another such clock had come to, which must not pass twice; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is not above 0, or above <see cref="MostSpeed"/>.</exception>
    public SimulatedClock(double speed, TimeProvider? real = null, DateTimeOffset? earliest = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speed, MostSpeed);
        this.real = real ?? System;
        Speed = speed;
        began = this.real.GetUtcNow() is var now && now < earliest ? earliest.Value : now;
        beganStamp = this.real.GetTimestamp();
    }

    /// <summary>Simulated seconds in a real one.</summary>
    public double Speed { get; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => began + Elapsed;

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(real.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    /// <summary>How long a simulated time takes in real time.</summary>
    public TimeSpan Real(TimeSpan simulated) => simulated <= TimeSpan.Zero ? simulated : simulated / Speed;

    private TimeSpan Elapsed => real.GetElapsedTime(beganStamp) * Speed;

    private sealed class ScaledTimer(ITimer inner, SimulatedClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
