using System.Globalization;
using Shouldly;
using Tandem.Live.Jobs;
using Tandem.Live.Load;
using Tandem.Tests.Live.Load;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Jobs;

/// <summary>The load's script as its Job runs it, by a real Python against a real server: what it writes is what the drill reads.</summary>
public sealed class LoadScriptTests
{
    private const double Rate = 40;

    // In seconds: a busy machine is slow to answer, and only a server that hangs is to be given up.
    private const string Patience = "20";

    [Fact]
    public async Task Script_KeepsItsRate_AndTellsEveryRequest()
    {
        await using var server = await ModelServer.StartAsync();

        var (lines, samples) = await RunAsync([server.Address], seconds: 3);

        lines.Select(LoadLine.Time).OfType<TimeSpan>().Count().ShouldBeGreaterThanOrEqualTo(3);
        var window = LoadWindow.Of(samples, TimeSpan.Zero, TimeSpan.FromSeconds(2), Rate);
        window.AchievedRate.ShouldBeInRange(Rate * 0.95, Rate * 1.05);
        window.Regions.ShouldBe([KeyValuePair.Create("region-a", window.Sent)]);
        samples.Count(sample => sample.IsStream).ShouldBeInRange((samples.Count / 2) - 1, (samples.Count / 2) + 1);
        samples.Where(sample => sample.IsStream).ShouldAllBe(sample => sample.FirstToken >= sample.Sent && sample.FirstToken <= sample.Ended);
        server.Objective.ShouldBe("gemma-objective");
    }

    [Theory]
    [InlineData("error", LoadOutcome.ServerError)]
    [InlineData("cut", LoadOutcome.Cut)]
    [InlineData("hang", LoadOutcome.TimedOut)]
    public async Task Script_SaysWhatBecameOfARequest(string illness, LoadOutcome outcome)
    {
        await using var server = await ModelServer.StartAsync();
        server.Illness = illness;

        var (_, samples) = await RunAsync([server.Address], seconds: 2, streams: 100, timeout: illness == "hang" ? "0.5" : Patience);

        samples.ShouldNotBeEmpty();
        samples.ShouldAllBe(sample => sample.Outcome == outcome);
    }

    [Fact]
    public async Task Script_GoesToTheNextAddress_WhereTheFirstRefuses()
    {
        await using var server = await ModelServer.StartAsync();

        var (_, samples) = await RunAsync([new Uri("http://127.0.0.1:1/"), server.Address], seconds: 1);

        samples.ShouldNotBeEmpty();
        samples.ShouldAllBe(sample => sample.IsGood);
    }

    [Theory]
    [InlineData("")]
    [InlineData("T")]
    [InlineData("S 1 2 - 3 Answered region")]
    [InlineData("S 1 2 - 3 Lost region 0")]
    [InlineData("Traceback (most recent call last):")]
    public void Line_ThatTellsNothing_IsPassedOver(string line) => (LoadLine.Time(line), LoadLine.Sample(line)).ShouldBe((null, null));

    private static async Task<(string[] Lines, IReadOnlyList<LoadSample> Samples)> RunAsync(IReadOnlyList<Uri> addresses, int seconds, int streams = 50, string timeout = Patience)
    {
        (string, string)[] environment =
        [
            ("ADDRESSES", string.Join(',', addresses)), ("RATE", Rate.ToString(CultureInfo.InvariantCulture)), ("SECONDS", $"{seconds}"), ("MODEL", "gemma"),
            ("OBJECTIVE", "gemma-objective"), ("STREAM_PERCENT", $"{streams}"), ("MAX_TOKENS", "8"), ("TIMEOUT_SECONDS", timeout), ("PYTHONUNBUFFERED", "1"),
        ];
        var result = await CommandLine.RunAsync(Python.Find(), RealRepository.Root, ["base/drill/scripts/load.py"], environment: environment);
        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result.Output.Split('\n');
        return (lines, [.. lines.Select(LoadLine.Sample).OfType<LoadSample>()]);
    }
}
