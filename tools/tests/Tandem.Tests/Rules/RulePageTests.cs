using Shouldly;
using Tandem.Rules;
using Tandem.Tests.Support;
using Tandem.Validation;

namespace Tandem.Tests.Rules;

/// <summary>A rule's page is its test: bad fences give exactly what they announce, good ones nothing.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string, bool, string> Cases =>
    [
        .. from page in RulePage.All
           from fence in page.Fences
           group fence by (page.FileName, fence.IsBad, fence.Case) into cases
           group cases by (cases.Key.FileName, cases.Key.IsBad) into pages
           where Soak.IsOn || pages.Key.IsBad || !GoodCases.IsOfFleet(pages.Key.FileName)
           from cases in Sample(pages)
           select new TheoryDataRow<string, bool, string>(cases.Key.FileName, cases.Key.IsBad, cases.Key.Case),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Finds_ExactlyWhatThePageAnnounces(string fileName, bool isBad, string name)
    {
        var page = RulePage.All.Single(candidate => candidate.FileName == fileName);
        var fences = page.Fences.Where(fence => fence.IsBad == isBad && fence.Case == name).ToList();
        using var tree = GoodCases.IsOfFleet(page.FileName) ? TestTree.OfTheFleet() : TestTree.Minimal();
        var isChange = page.FrontMatter.GetValueOrDefault("base") == "tree";
        if (isChange)
        {
            await GitTree.CommitAllAsync(tree.Root);
        }

        var expected = fences.SelectMany(fence => Put(tree, fence)).ToList();

        var result = await tree.ValidateAsync(request => (page.FrontMatter.ContainsKey("tree") ? request : Plain(request)) with { Base = isChange ? "HEAD" : null });

        // The examples of other layers are as short as they can be, and need not be secure.
        var seen = result.Active.Where(finding => finding.Rule.Layer != Layers.Security || page.FrontMatter["layer"] == Layers.Security).Select(finding => $"{finding.Blame.Place.File}:{finding.Blame.Place.Line} {finding.Rule.Id}");
        seen.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), FindingText.Of(result.Active));
        (expected.Count > 0).ShouldBe(isBad);
    }

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, GoodCases.Batches.Count)];

    /// <summary>A run over the fleet costs a second: good cases that change different files are tried in one, and each by itself where that finds anything.</summary>
    [Theory]
    [MemberData(nameof(Batches))]
    public async Task Finds_Nothing_InGoodCases_TriedTogether(int batch)
    {
        foreach (var one in GoodCases.Batches[batch] is [{ IsAlone: true }] || await FindsAsync(GoodCases.Batches[batch]) ? GoodCases.Batches[batch] : [])
        {
            await Finds_ExactlyWhatThePageAnnounces(one.Page.FileName, isBad: false, one.Name);
        }
    }

    [Fact]
    public void Pages_ShowBadAndGood_OrSayWhyNot()
    {
        foreach (var page in RulePage.All.Where(page => page.Untestable is null))
        {
            page.Fences.ShouldContain(fence => fence.IsBad, page.FileName);
            page.Fences.ShouldContain(fence => !fence.IsBad, page.FileName);
        }
    }

    private static async Task<bool> FindsAsync(IReadOnlyList<GoodCase> cases)
    {
        using var tree = TestTree.OfTheFleet();
        foreach (var fence in cases.SelectMany(one => one.Fences))
        {
            Put(tree, fence);
        }

        return (await tree.ValidateAsync()).Active.Any();
    }

    // A case on the fleet takes as long as a hundred on the smallest tree: of each page Test takes the first bad one, Soak all.
    private static IEnumerable<T> Sample<T>(IGrouping<(string FileName, bool IsBad), T> cases) => Soak.IsOn || !GoodCases.IsOfFleet(cases.Key.FileName) ? cases : cases.Take(1);

    private static List<string> Put(TestTree tree, Fence fence)
    {
        var file = fence.File ?? "input.yaml";
        if (fence.Language == "diff")
        {
            return [.. DiffFence.Apply(tree, fence).Select(at => $"{file}:{at.Line} {at.Rule}")];
        }

        tree.Write(file, fence.Text);
        return [.. fence.Expected().Select(at => $"{file}:{at.Line} {at.Rule}")];
    }

    private static ValidationRequest Plain(ValidationRequest request) => request with { Paths = [Path.Combine(request.Root, "input.yaml")] };
}
