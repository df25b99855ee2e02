using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Variations;

/// <summary>Every right variation of the real tree renders whole and gives no finding at all.</summary>
public sealed class VariationTests
{
    private const int Sample = 24;

    public static TheoryData<string> Names => [.. Soak.Sample(Variation.All, Sample).Select(variation => variation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Accepts_Variation(string name)
    {
        using var tree = TestTree.OfTheFleet();
        Variation.All.Single(variation => variation.Name == name).Apply(tree);

        var result = await tree.ValidateAsync();

        FindingText.Of(result.Active).ShouldBeEmpty();
        result.Failures.ShouldBeEmpty();
        result.ExitCode.ShouldBe(ExitCodes.Clean);
        var left = from cluster in result.Coverage.Clusters
                   from unit in cluster.Units
                   where unit.Objects is null or 0
                   select $"clusters/{cluster.Name}/{unit.Unit}";
        left.Where(unit => !result.Fleet.Settings.Unrenderable.Any(exemption => exemption.Covers(unit))).ShouldBeEmpty("every unit is rendered, or named as not rendered");
    }

    [Fact]
    public void Variations_Differ_InMoreThanAValue()
    {
        var shapes = Variation.All.Select(variation => string.Join('\n', variation.Steps.Select(step => step.Shape)));

        shapes.ShouldBeUnique();
        Variation.All.Count.ShouldBeGreaterThanOrEqualTo(165);
    }
}
