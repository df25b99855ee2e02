using CsCheck;
using Shouldly;
using Tandem.Live.Load;

namespace Tandem.Tests.Live.Load;

/// <summary>The figures of a load, from requests whose figures are known.</summary>
public sealed class LoadWindowTests
{
    private static readonly Gen<TimeSpan[]> Times = Gen.Int[0, 10_000].Array[1, 300].Select(times => times.Select(time => TimeSpan.FromMilliseconds(time)).ToArray());

    [Fact]
    public void Percentiles_AreTimesThatWereMeasured_AndLeaveSoManyBelow() => Times.Sample(times =>
    {
        var found = Percentiles.Of(times)!;
        found.Max.ShouldBe(times.Max());
        foreach (var (value, share) in new[] { (found.P50, 0.50), (found.P95, 0.95), (found.P99, 0.99) })
        {
            times.ShouldContain(value);
            times.Count(time => time <= value).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(share * times.Length));
            times.Count(time => time < value).ShouldBeLessThan((int)Math.Ceiling(share * times.Length));
        }
    });

    [Fact]
    public void Percentiles_OfNothing_AreNone() => Percentiles.Of([]).ShouldBeNull();

    [Fact]
    public void Window_CountsWhatWasDueInIt()
    {
        LoadSample[] samples =
        [
            Sample(0.9, LoadOutcome.Answered, "a"),
            Sample(1.0, LoadOutcome.Answered, "a"),
            Sample(1.2, LoadOutcome.Answered, null),
            Sample(1.4, LoadOutcome.Cut, "b", isStream: true),
            Sample(1.6, LoadOutcome.Cut, "b"),
            Sample(1.8, LoadOutcome.TimedOut, null),
            Sample(2.0, LoadOutcome.Answered, "a"),
        ];

        var window = LoadWindow.Of(samples, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 5);

        window.Sent.ShouldBe(5);
        window.Answered.ShouldBe(2);
        window.StreamsCut.ShouldBe(1);
        window.AchievedRate.ShouldBe(5);
        window.ErrorShare.ShouldBe(0.6);
        window.Failures.ShouldBe(new Dictionary<string, int> { ["Cut"] = 2, ["TimedOut"] = 1 }, ignoreOrder: true);
        window.Regions.ShouldBe(new Dictionary<string, int> { ["a"] = 1, ["unknown"] = 1 }, ignoreOrder: true);
        window.Latency!.Max.ShouldBe(TimeSpan.FromSeconds(0.1));
    }

    private static LoadSample Sample(double due, LoadOutcome outcome, string? region, bool isStream = false) =>
        new(TimeSpan.FromSeconds(due), TimeSpan.FromSeconds(due), null, TimeSpan.FromSeconds(due + 0.1), outcome, region, isStream);
}
