using System.Diagnostics;
using Shouldly;
using Tandem.Live.Clusters;
using Tandem.Live.Drill;
using Tandem.Live.Drill.Reports;
using Tandem.Live.Load;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Drill;

/// <summary>Drills of a running twin, each as a process of its own: what goes well passes, what does not is told apart, and all is put back.</summary>
[Collection(RunningTwinCollection.Name)]
public sealed class DrillTwinTests(RunningTwin twin)
{
    private readonly string report = Path.Combine(TestEnvironment.Scratch, $"{Guid.NewGuid():N}.json");

    // What these judge is how fast Pods move and queues fill, which a machine that builds beside them shifts: they have Soak to themselves.
    // What differs from the two others in the fault alone has it for the time it takes.
    private static readonly string[] OfSoak = ["drain", "overload", "config-cluster-gone", "hang", "region-loss"];

    public static TheoryData<string> Scenarios { get; } = new(DrillScenarios.All.Select(scenario => scenario.Name).Where(name => Soak.IsOn || !OfSoak.Contains(name)));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Passes(string scenario)
    {
        await twin.QuietAsync();
        var before = await twin.DumpAsync();

        var result = await twin.DrillAsync(null, "--scenario", scenario, "--report", $"json={report}");

        var found = DrillJson.Read(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        found.Verdict.ShouldBe(DrillVerdict.Passed, Broken(found) + result.Error);
        result.ExitCode.ShouldBe(0);
        found.Counters.ShouldNotBeEmpty();
        await UnchangedAsync(before);
    }

    [Fact]
    public async Task Dry_SaysWhatItWouldDo_AndChangesNothing()
    {
        await twin.QuietAsync();
        var before = await twin.DumpAsync();

        var result = await twin.RunAsync("drill", "--twin", "--region", RunningTwin.Target);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("Deployment vllm-gemma in us-east5: replicas");
        result.Output.ShouldContain("Application root in us-east5: automated sync");
        result.Output.ShouldContain("Nothing was changed. Add --yes to run it.");
        await UnchangedAsync(before);
    }

    [Fact]
    public async Task Invalid_WhereTheFaultDoesNothing()
    {
        await twin.QuietAsync();
        await using (await twin.FaultAsync("frozen-controllers", RunningTwin.Target))
        {
            var result = await twin.DrillAsync(null, "--failover-within", "5", "--report", $"json={report}");

            result.ExitCode.ShouldBe(3, result.Output);
            DrillJson.Read(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))!.Verdict.ShouldBe(DrillVerdict.Invalid);
        }
    }

    [Fact]
    public async Task Fails_WhereTheSurvivorBreaks()
    {
        await twin.QuietAsync();
        IAsyncDisposable? fault = null;
        var result = await twin.DrillAsync(process => _ = Task.Run(async () =>
        {
            await Wait.UntilAsync(async _ => await twin.RecordAsync() is not null, TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);
            fault = await twin.FaultAsync("crash", RunningTwin.Survivor);
        }), "--failover-within", "8", "--report", $"json={report}");
        await fault!.DisposeAsync();

        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        DrillJson.Read(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))!.Verdict.ShouldBe(DrillVerdict.Failed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Aborted_PutsEverythingBack_OnASignal(bool isHangUp)
    {
        Assert.SkipWhen(isHangUp && Signals.IsHangUpIgnored(), "what nohup starts ignores the signal, and so do its children");
        Action<Process, Func<bool>> send = isHangUp ? Signals.HangUpWhen : Signals.TerminateWhen;
        await twin.QuietAsync();
        var before = await twin.DumpAsync();

        var result = await twin.DrillAsync(process => send(process, () => IsInjected()), "--report", $"json={report}");

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        DrillJson.Read(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))!.Verdict.ShouldBe(DrillVerdict.Aborted);
        await UnchangedAsync(before);
    }

    [Fact]
    public async Task Abort_StopsADrillThatRuns_AndASecondDrillDoesNotStart()
    {
        await twin.QuietAsync();
        var before = await twin.DumpAsync();
        var running = twin.DrillAsync(null, "--baseline", "30");
        await Wait.UntilAsync(async _ => await twin.RecordAsync() is not null, TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);

        var second = await twin.DrillAsync(null);
        var abort = await twin.RunAsync("drill", "abort", "--twin");
        var first = await running;

        second.ExitCode.ShouldBe(3);
        second.Error.ShouldContain("is running on");
        abort.ExitCode.ShouldBe(0, abort.Error);
        first.ExitCode.ShouldBe(3);
        first.Output.ShouldContain("ran tandem drill abort");
        await UnchangedAsync(before);
    }

    [Fact]
    public async Task Rejects_AReportThatCannotBeWritten_BeforeItStarts()
    {
        await twin.QuietAsync();
        var before = await twin.DumpAsync();

        var result = await twin.DrillAsync(null, "--report", $"html={TestEnvironment.Scratch}/no/such/folder.html");

        result.ExitCode.ShouldBe(3);
        result.Output.ShouldContain("there is no folder for");
        await UnchangedAsync(before);
    }

    private static string Broken(DrillReport report) => string.Join("\n", report.Checks.Where(check => !check.Holds).Select(check => $"{check.Name}: {check.Value}, {check.Limit}")) + report.Stopped;

    private bool IsInjected() => twin.Fleet[RunningTwin.Target].FindAsync(Resources.Deployments, "gemma", "vllm-gemma", CancellationToken.None).GetAwaiter().GetResult()?.Number("spec", "replicas") == 0;

    private async Task UnchangedAsync(IReadOnlyDictionary<string, string> before)
    {
        (await twin.RecordAsync()).ShouldBeNull();
        (await twin.DumpAsync()).ShouldBe(before);
    }
}
