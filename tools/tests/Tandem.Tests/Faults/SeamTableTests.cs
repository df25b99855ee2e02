using System.Text.RegularExpressions;
using Shouldly;
using Tandem.CatchRate;
using Tandem.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Faults;

/// <summary>The table of seams in the documentation says what the faults show.</summary>
public sealed partial class SeamTableTests
{
    private const int Least = 3;

    private static IReadOnlyList<string[]> Rows { get; } =
    [
        .. File.ReadAllLines(Path.Combine(RealRepository.Root, "docs/seams.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    public static TheoryData<string> Seams => [.. Rows.Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Seams))]
    public void Faults_ShowEveryCell_OfASeam(string seam)
    {
        var row = Rows.Single(cells => cells[0] == seam);
        row.Length.ShouldBe(4);
        Cell(row[1], fault => fault.Layer == FaultLayer.Terraform);
        Cell(row[2], fault => fault.Layer is FaultLayer.Manifests or FaultLayer.Kustomize or FaultLayer.ArgoCd);
        Cell(row[3], fault => fault.Layer == FaultLayer.Facts);
        All().Count(fault => row.Skip(1).Any(cell => Ids(cell).Contains(fault.Rule))).ShouldBeGreaterThanOrEqualTo(Least, seam);
    }

    [Fact]
    public void Table_HasEveryRuleThatJoinsThePlan()
    {
        var named = Rows.SelectMany(row => row.SelectMany(Ids)).ToHashSet();
        RuleCatalog.Checks.OfType<SeamRule>().Where(rule => rule.Info.Layer == Layers.Seams).Select(rule => rule.Info.Id)
            .ShouldBeSubsetOf(named);
    }

    private static void Cell(string cell, Func<Fault, bool> isOfLayer)
    {
        if (cell.StartsWith("no: ", StringComparison.Ordinal))
        {
            return;
        }

        Ids(cell).ShouldNotBeEmpty(cell);
        foreach (var id in Ids(cell))
        {
            All().Any(fault => fault.Rule == id && isOfLayer(fault)).ShouldBeTrue($"no fault of that layer gives {id}");
        }
    }

    private static IEnumerable<Fault> All() => FaultFiles.Faults.Concat(FaultFiles.Corpus).Where(fault => !fault.Open);

    private static IEnumerable<string> Ids(string cell) => cell.StartsWith("no: ", StringComparison.Ordinal) ? [] : Id().Matches(cell).Select(match => match.Value);

    [GeneratedRegex("TND[0-9]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
