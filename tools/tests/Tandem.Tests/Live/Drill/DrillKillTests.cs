using Shouldly;
using Tandem.Live.Load;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Drill;

/// <summary>kill -9 at random moments after a drill's first write: after the next start the fleet is as it was, every time.</summary>
[Collection(RunningTwinCollection.Name)]
public sealed class DrillKillTests(RunningTwin twin)
{
    private const int Seed = 20261129;

    [Fact]
    public async Task NextStart_PutsBackWhatAKilledDrillChanged()
    {
        var random = new Random(Seed);
        for (var round = 0; round < (Soak.IsOn ? 200 : 3); round++)
        {
            await twin.QuietAsync();
            var before = await twin.DumpAsync();
            var moment = TimeSpan.FromSeconds(random.NextDouble() * 8);

            await KilledAsync(moment);

            // Where the kill came too late there is nothing left to put back.
            if (await twin.RecordAsync() is not null)
            {
                var next = await twin.DrillAsync(null);
                next.ExitCode.ShouldBe(3, $"round {round}, killed {moment} after the record: {next.Error}");
                next.Error.ShouldContain("was left unfinished");
            }

            (await twin.RecordAsync()).ShouldBeNull($"round {round}");
            (await twin.DumpAsync()).ShouldBe(before, customMessage: $"round {round}, killed {moment} after the record");
        }
    }

    private async Task KilledAsync(TimeSpan moment)
    {
        var cancel = TestContext.Current.CancellationToken;
        Task killed = Task.CompletedTask;
        await twin.DrillAsync(process => killed = Task.Run(async () =>
        {
            await Wait.UntilAsync(async _ => process.HasExited || await twin.RecordAsync() is not null, TimeSpan.FromSeconds(90), TimeProvider.System, cancel);
            // A random moment is what is tested here.
            await Task.Delay(moment, cancel);
            process.Kill();
        }, cancel));
        await killed;
    }
}
