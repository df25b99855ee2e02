using Shouldly;
using Tandem.Live.Drill;
using Tandem.Live.Load;

namespace Tandem.Tests.Live.Drill;

/// <summary>Verdicts: what went well passes, and each single fault in it is told apart.</summary>
public sealed class DrillJudgeTests
{
    [Theory]
    [InlineData("scale-to-zero")]
    [InlineData("crash")]
    [InlineData("drain")]
    [InlineData("region-loss")]
    [InlineData("config-cluster-gone")]
    public void Passes_WhatWentWell(string scenario) => Verdict(new DrillCase(scenario)).ShouldBe("Passed");

    [Fact]
    public void Passes_AnOverloadThatSpills() =>
        Verdict(new DrillCase("overload") with { Options = new DrillOptions(DrillCase.Target, DrillScenarios.All[0]) { OverloadRate = 20 } }).ShouldBe("Passed");

    [Fact]
    public void Invalid_WhereTheLoadWasTooThin() =>
        Verdict(new DrillCase().Spoilt(15, 20, sample => sample.Due.Milliseconds % 100 == 0 ? sample : null)).ShouldBe("Invalid: load during the fault");

    [Fact]
    public void Passes_AShortWindow_ThatBeginsJustBehindARequest()
    {
        var facts = new DrillCase().Facts with { Failback = DrillCase.At(49.001), End = DrillCase.At(49.95) };
        Verdict(new DrillCase() with { Facts = facts }).ShouldBe("Passed");
        Verdict((new DrillCase() with { Facts = facts }).Spoilt(49.4, 49.5, _ => null)).ShouldBe("Invalid: load after the fault");
    }

    [Fact]
    public void Invalid_WhereBothRegionsGoOnServing() =>
        Verdict(new DrillCase().Spoilt(15, 20, sample => sample with { Region = DrillCase.Target })).ShouldBe("Invalid: us-east5 stopped serving");

    [Fact]
    public void Invalid_WhereTheRegionNeverWentQuiet()
    {
        var all = new DrillCase() with { Facts = new DrillCase().Facts with { Quiet = null, Switched = null } };
        Verdict(all.Spoilt(10, 36, sample => sample with { Region = DrillCase.Target })).ShouldStartWith("Invalid: us-east5 stopped serving");
    }

    [Fact]
    public void Invalid_WhereTheRegionDidNotServeBefore() =>
        Verdict(new DrillCase().Spoilt(0, 10, sample => sample with { Region = DrillCase.Survivor })).ShouldBe("Invalid: before the fault us-east5 served, without failures");

    [Fact]
    public void Invalid_WhereAnAnswerNamesNoRegion() =>
        Verdict(new DrillCase().Spoilt(40, 40.1, sample => sample with { Region = null })).ShouldBe("Invalid: every answer names its region");

    [Fact]
    public void Invalid_WhereTheRegionsOwnCounterDisagrees() =>
        Verdict(new DrillCase() with { Counters = [new CounterCheck("baseline", DrillCase.Target, 190, 12)] }).ShouldBe("Invalid: the regions' own counters agree");

    [Fact]
    public void Passes_FailuresInsideTheWindow_AndFails_ThoseOutside()
    {
        Verdict(new DrillCase().Spoilt(10, 11, Failed)).ShouldBe("Passed");
        var strict = new DrillCase() with { Options = new DrillOptions(DrillCase.Target, DrillScenarios.All[0]) { MaxErrorWindow = TimeSpan.FromSeconds(0.5) } };
        Verdict(strict.Spoilt(10, 11, Failed)).ShouldBe("Failed: errors ended");
        Verdict(new DrillCase().Spoilt(20, 20.2, Failed)).ShouldBe("Failed: no failures while they did");
        Verdict(new DrillCase().Spoilt(45, 45.2, Failed)).ShouldBe("Failed: no failures after that");
    }

    [Fact]
    public void Fails_WhereTheSurvivorAnswersNothing()
    {
        var broken = new DrillCase() with { Facts = new DrillCase().Facts with { Switched = null, Stable = null } };
        Verdict(broken.Spoilt(10, 36, Failed)).ShouldStartWith("Failed: another region took over");
    }

    [Fact]
    public void Fails_WhereAnswersAreSlow() =>
        Verdict(new DrillCase().Spoilt(12, 30, sample => sample with { Ended = sample.Due + TimeSpan.FromSeconds(6) })).ShouldBe("Failed: answers stayed fast");

    [Fact]
    public void Fails_WhereStreamsBeginLate()
    {
        var late = new DrillCase().Spoilt(12, 30, sample => sample with { FirstToken = sample.Due + TimeSpan.FromSeconds(3), Ended = sample.Due + TimeSpan.FromSeconds(4) });
        Verdict(late).ShouldBe("Failed: streams began soon");
        Verdict(late with { Options = new DrillOptions(DrillCase.Target, DrillScenarios.All[0]) { MaxFirstToken = TimeSpan.FromSeconds(3.5) } }).ShouldBe("Passed");
    }

    [Fact]
    public void Fails_WhereARequestFailed_AndAllWereToBeAnswered()
    {
        var strict = new DrillCase() with { Options = new DrillOptions(DrillCase.Target, DrillScenarios.All[0]) { AllAnswered = true } };
        Verdict(strict).ShouldBe("Passed");
        Verdict(strict.Spoilt(10, 10.05, Failed)).ShouldBe("Failed: every request was answered");
    }

    [Fact]
    public void Passes_ARegionThatCameBackByItself_OnceTheOthersHadServed() =>
        Verdict(Healed(30).Spoilt(28.5, 30, sample => sample with { Region = DrillCase.Target })).ShouldBe("Passed");

    [Fact]
    public void Invalid_WhereTheRegionCameBack_BeforeTheOthersHadServed() =>
        Verdict(Healed(11.5)).ShouldStartWith("Invalid: it was gone long enough");

    [Fact]
    public void Invalid_WhereARegionThatCameBackByItself_AnsweredLongBefore() =>
        Verdict(Healed(30).Spoilt(20, 21, sample => sample with { Region = DrillCase.Target })).ShouldBe("Invalid: us-east5 stopped serving");

    [Theory]
    [InlineData(true, true, "Failed: a change had to wait")]
    [InlineData(false, false, "Failed: it is taken again")]
    [InlineData(null, null, "Failed: a change had to wait, it is taken again")]
    public void Fails_WhereChangesDoNotWait_OrAreLost(bool? took, bool? takes, string verdict) =>
        Verdict(new DrillCase("config-cluster-gone") with { Facts = new DrillCase().Facts with { TookChange = took, TakesChange = takes } }).ShouldBe(verdict);

    [Fact]
    public void Fails_WhereTheRegionDoesNotComeBack() =>
        Verdict(new DrillCase() with { Facts = new DrillCase().Facts with { Failback = null } }).ShouldBe("Failed: us-east5 served its share again");

    [Fact]
    public void Fails_WhereSomethingIsNotAsItWas() =>
        Verdict(new DrillCase() with { Restorations = [new Restoration("replicas", "1", "0")] }).ShouldBe("Failed: replicas");

    [Fact]
    public void Aborted_WhateverHeld() => Verdict(new DrillCase() with { Facts = new DrillCase().Facts with { Stopped = "it was interrupted" } }).ShouldBe("Aborted");

    [Fact]
    public void ErrorWindow_CountsRequestsThatWereOpenWhenTheFaultCame()
    {
        var evidence = new DrillCase().Spoilt(9, 9.05, sample => sample with { Outcome = LoadOutcome.Cut, Ended = DrillCase.At(10.5) }).Evidence;

        evidence.Errors.Failed.ShouldBe(1);
        evidence.Errors.First.ShouldBe(DrillCase.At(9));
    }

    // Servers that were ready again without anything being put back.
    private static DrillCase Healed(double at) => new DrillCase("crash") with { Facts = new DrillCase().Facts with { Healed = true, FaultEnd = DrillCase.At(at) } };

    private static LoadSample? Failed(LoadSample sample) => sample with { Outcome = LoadOutcome.Refused, Region = null };

    private static string Verdict(DrillCase drill)
    {
        var broken = DrillJudge.Checks(drill.Evidence).Where(check => !check.Holds).Select(check => check.Name).ToList();
        return drill.Verdict is DrillVerdict.Passed or DrillVerdict.Aborted ? drill.Verdict.ToString() : $"{drill.Verdict}: {string.Join(", ", broken)}";
    }
}
