using Shouldly;
using Tandem.Twin.Simulation;

namespace Tandem.Tests.Twin.Simulation;

public sealed class SimulatedClockTests
{
    [Fact]
    public async Task Delay_IsShortInRealTime_AndFullInSimulatedTime()
    {
        var clock = new SimulatedClock(600);
        var (began, real) = (clock.GetUtcNow(), TimeProvider.System.GetTimestamp());
        await Task.Delay(TimeSpan.FromMinutes(1), clock, TestContext.Current.CancellationToken);
        // The system's timers may be a tick of some milliseconds early, which are seconds here.
        (clock.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(50));
        TimeProvider.System.GetElapsedTime(real).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Clock_GoesOnFromALaterTime_AndNotFromAnEarlier()
    {
        var (now, day) = (TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(1));
        new SimulatedClock(1, earliest: now + day).GetUtcNow().ShouldBeInRange(now + day, now + (day * 1.5));
        new SimulatedClock(1, earliest: now - day).GetUtcNow().ShouldBeInRange(now, now + (day / 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Rejects_ASpeedThatIsNone(double speed) => Should.Throw<ArgumentOutOfRangeException>(() => new SimulatedClock(speed));
}
