using Shouldly;
using Tandem.CatchRate;
using Tandem.Tests.Support;

namespace Tandem.Tests.Faults;

/// <summary>Every fault on the real tree gives exactly one finding, of its rule, at its line and column.</summary>
public sealed class FaultTests
{
    private const int Sample = 40;

    public static TheoryData<Fault> Cases => [.. Soak.Sample(FaultFiles.Faults, Sample)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Rejects_Fault(Fault fault)
    {
        using var tree = TestTree.For(fault);
        var place = FaultFiles.Apply(tree.Root, fault);

        var result = await tree.ValidateAsync();

        var seen = FindingText.Of(result.Active);
        result.Active.Count().ShouldBe(1, $"wanted {fault.Rule} at {place}; seen:\n{seen}");
        var finding = result.Active.Single();
        (finding.Rule.Id, finding.Blame.Place).ShouldBe((fault.Rule, place), seen);
        finding.Blame.Exact.ShouldBeTrue(seen);
    }

    [Fact]
    public void Faults_Differ_InNameAndEdit()
    {
        FaultFiles.Faults.Select(fault => fault.Name).ShouldBeUnique();
        FaultFiles.Faults.Select(fault => fault.Deed).ShouldBeUnique();
    }

    [Fact]
    public void Faults_StandInTheFileOfTheirClass()
    {
        foreach (var path in FaultFiles.Paths("Faults"))
        {
            FaultFiles.Read(path).ShouldAllBe(fault => fault.Class == Path.GetFileNameWithoutExtension(path));
        }
    }

    [Fact]
    public void Faults_CoverManyClasses_NoneTooLarge()
    {
        var classes = FaultFiles.Faults.GroupBy(fault => fault.Class).ToList();
        classes.Count.ShouldBeGreaterThanOrEqualTo(12);
        classes.ShouldAllBe(group => group.Count() <= 15);
    }
}
