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
        (clock.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(59));
        TimeProvider.System.GetElapsedTime(real).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Rejects_ASpeedThatIsNone(double speed) => Should.Throw<ArgumentOutOfRangeException>(() => new SimulatedClock(speed));
}
