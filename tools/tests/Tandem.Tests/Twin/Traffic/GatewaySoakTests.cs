using System.Diagnostics;
using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Twin.Traffic;

public sealed class GatewaySoakTests
{
    // What runtime and connections settle at differs by this much between two quiet moments.
    private const double Leeway = 1.15;
    private const int Factor = 60;
    private const int ASecond = 100;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HourOfLoad_HoldsMemoryFlat_AndLosesNothing()
    {
        Assert.SkipUnless(Soak.IsOn, "takes more than a minute; target Soak runs it");
        await using var fleet = await GatewayFleet.StartHealthyAsync(factor: Factor);
        var first = await LoadAsync(fleet, TimeSpan.FromMinutes(10) / Factor);
        var early = GC.GetTotalMemory(forceFullCollection: true);
        var second = await LoadAsync(fleet, TimeSpan.FromHours(1) / Factor);
        var late = GC.GetTotalMemory(forceFullCollection: true);
        (first + second).ShouldBe(0, "answers that were not 200");
        ((double)late / early).ShouldBeLessThan(Leeway, $"{early / 1024} KiB before the hour, {late / 1024} KiB after it");
    }

    // Open loop: a request begins when its time has come, whatever became of those before.
    private static async Task<int> LoadAsync(GatewayFleet fleet, TimeSpan real)
    {
        var (failed, open, began) = (0, new List<Task>(), Stopwatch.GetTimestamp());
        for (var sent = 0; sent < real.TotalSeconds * ASecond; sent++)
        {
            var due = TimeSpan.FromSeconds((double)sent / ASecond) - Stopwatch.GetElapsedTime(began);
            await Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, Cancel);
            open.RemoveAll(one => one.IsCompletedSuccessfully);
            open.Add(AskAsync());
        }

        await Task.WhenAll(open);
        return failed;

        async Task AskAsync()
        {
            using var answer = await fleet.ChatAsync();
            if (!answer.IsSuccessStatusCode)
            {
                Interlocked.Increment(ref failed);
            }
        }
    }
}
