using Shouldly;
using Tandem.Live.Load;

namespace Tandem.Tests.Live.Load;

/// <summary>The load generator against a real server: it keeps its rate whatever the server does, and says what became of each request.</summary>
public sealed class LoadGeneratorTests
{
    private const double Rate = 100;

    private static LoadProfile Profile(params Uri[] addresses) => new(addresses, Rate, "gemma", "gemma-objective") { Timeout = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task Load_KeepsItsRateAndNamesTheRegion()
    {
        await using var server = await ModelServer.StartAsync();

        var samples = await RunAsync(Profile(server.Address), TimeSpan.FromSeconds(2));

        var window = LoadWindow.Of(samples, TimeSpan.Zero, TimeSpan.FromSeconds(2), Rate);
        window.AchievedRate.ShouldBeInRange(Rate * 0.97, Rate * 1.03);
        window.Regions.ShouldBe([KeyValuePair.Create("region-a", window.Answered)]);
        window.Answered.ShouldBe(window.Sent);
        server.Objective.ShouldBe("gemma-objective");
        // Half of the requests are streams, and each has a first token before its end.
        samples.Count(sample => sample.IsStream).ShouldBeInRange((samples.Count / 2) - 1, (samples.Count / 2) + 1);
        samples.Where(sample => sample.IsStream).ShouldAllBe(sample => sample.FirstToken > sample.Due && sample.FirstToken <= sample.Ended);
    }

    [Fact]
    public async Task Load_KeepsItsRate_WhileTheServerHangs()
    {
        await using var server = await ModelServer.StartAsync();
        server.Illness = "hang";

        var samples = await RunAsync(Profile(server.Address), TimeSpan.FromSeconds(2));

        samples.Count.ShouldBeGreaterThanOrEqualTo((int)(2 * Rate * 0.95));
        samples.ShouldAllBe(sample => sample.Outcome == LoadOutcome.TimedOut && sample.Latency >= TimeSpan.FromSeconds(0.99));
    }

    [Theory]
    [InlineData("error", LoadOutcome.ServerError)]
    [InlineData("cut", LoadOutcome.Cut)]
    public async Task Load_SaysWhatBecameOfAStream(string illness, LoadOutcome outcome)
    {
        await using var server = await ModelServer.StartAsync();
        server.Illness = illness;

        var samples = await RunAsync(Profile(server.Address) with { StreamPercent = 100 }, TimeSpan.FromSeconds(0.5));

        samples.ShouldNotBeEmpty();
        samples.ShouldAllBe(sample => sample.Outcome == outcome);
    }

    [Fact]
    public async Task Load_GoesToTheNextAddress_WhereTheFirstRefuses()
    {
        await using var server = await ModelServer.StartAsync();

        var samples = await RunAsync(Profile(await GoneAsync(), server.Address), TimeSpan.FromSeconds(0.5));

        samples.ShouldNotBeEmpty();
        samples.ShouldAllBe(sample => sample.IsGood);
    }

    [Fact]
    public async Task Load_FailsEveryRequest_WhereNobodyListens()
    {
        var samples = await RunAsync(Profile(await GoneAsync()), TimeSpan.FromSeconds(0.5));

        samples.ShouldNotBeEmpty();
        samples.ShouldAllBe(sample => sample.Outcome == LoadOutcome.Refused && sample.Region == null);
    }

    [Fact]
    public async Task Load_SendsNoMore_ThanMayBeOpen()
    {
        await using var server = await ModelServer.StartAsync();
        server.Illness = "hang";

        var samples = await RunAsync(Profile(server.Address) with { MostOpen = 10 }, TimeSpan.FromSeconds(0.9));

        samples.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Rate_ChangesWhileTheLoadRuns()
    {
        await using var server = await ModelServer.StartAsync();
        using var generator = new LoadGenerator(Profile(server.Address), TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var log = new LoadLog();
        var running = generator.RunAsync(log, stop.Token);

        await Wait.UntilAsync(() => log.Now >= TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        var changed = log.Now;
        await generator.SetRateAsync(Rate * 3, TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => log.Now >= changed + TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running;

        LoadWindow.Of(log.Snapshot(), changed + TimeSpan.FromSeconds(0.2), changed + TimeSpan.FromSeconds(1.2), 0).AchievedRate.ShouldBeInRange(Rate * 2.8, Rate * 3.2);
    }

    // A port that was free a moment ago.
    private static async Task<Uri> GoneAsync()
    {
        await using var server = await ModelServer.StartAsync();
        return server.Address;
    }

    private static async Task<IReadOnlyList<LoadSample>> RunAsync(LoadProfile profile, TimeSpan time)
    {
        using var generator = new LoadGenerator(profile, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var log = new LoadLog();
        var running = generator.RunAsync(log, stop.Token);
        (await Wait.UntilAsync(() => log.Now >= time, TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken)).ShouldBeTrue();
        await stop.CancelAsync();
        await running;
        return log.Snapshot();
    }
}
