using Shouldly;
using Tandem.CatchRate;
using Tandem.Tests.Support;

namespace Tandem.Tests.Corpus;

/// <summary>
/// Every fault of the corpus gives exactly one finding, of the rule expected, at the line to edit; one that does not yet
/// says so by <c>open: true</c>, and says it only as long as it is true. Target CatchRate with <c>--mark</c> sets the marks.
/// </summary>
public sealed class CorpusTests
{
    private const int SampleOfClosed = 30;
    private const int SampleOfOpen = 6;

    public static TheoryData<Fault> Closed => [.. Soak.Sample([.. FaultFiles.Corpus.Where(fault => !fault.Open)], SampleOfClosed)];

    // What new rules catch is marked by target CatchRate; a soak shows that all marks are true.
    public static TheoryData<Fault> Open => [.. Soak.Sample([.. FaultFiles.Corpus.Where(fault => fault.Open)], SampleOfOpen)];

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task Rejects_Fault(Fault fault)
    {
        var (verdict, seen) = await TryAsync(fault);

        verdict.ShouldBe(Verdict.Expected, seen);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Open))]
    public async Task Admits_OnlyWhatIsOpen(Fault fault)
    {
        var (verdict, seen) = await TryAsync(fault);

        verdict.ShouldNotBe(Verdict.Expected, $"it is caught now: remove its `open: true`\n{seen}");
    }

    [Fact]
    public void Faults_Differ_InName_FromAllOthers_AndInEdit()
    {
        Fault[] all = [.. FaultFiles.Corpus, .. FaultFiles.Faults];

        all.Select(fault => fault.Name).ShouldBeUnique();
        // The rules' own faults were written without a look at the corpus: an edit that both have is a sign that it is a real one.
        Fault[] corpus = [.. FaultFiles.Corpus];
        corpus.Select(fault => fault.Deed).ShouldBeUnique();
    }

    [Fact]
    public void Faults_StandInTheFileOfTheirClass_InEveryLayer()
    {
        foreach (var path in FaultFiles.Paths("Corpus"))
        {
            FaultFiles.Read(path).ShouldAllBe(fault => fault.Class == Path.GetFileNameWithoutExtension(path));
        }

        FaultFiles.Corpus.Count.ShouldBeGreaterThanOrEqualTo(220);
        FaultFiles.Corpus.Select(fault => fault.Layer).Distinct().ShouldBe(Enum.GetValues<FaultLayer>(), ignoreOrder: true);
    }

    private static async Task<(Verdict Verdict, string Seen)> TryAsync(Fault fault)
    {
        using var tree = TestTree.For(fault);
        var place = FaultFiles.Apply(tree.Root, fault);
        var result = await tree.ValidateAsync();
        return (Verdicts.Of(fault, place, result), $"wanted {fault.Rule} at {place}; seen:\n{FindingText.Of(result.Active)}");
    }
}
