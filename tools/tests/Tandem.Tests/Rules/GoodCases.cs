namespace Tandem.Tests.Rules;

/// <summary>The good cases of pages on the fleet, put together where they change different files.</summary>
internal static class GoodCases
{
    private const int Most = 12;

    private static readonly HashSet<string> OfFleet = RulePage.All.Where(page => page.FrontMatter.GetValueOrDefault("tree") == "fleet").Select(page => page.FileName).ToHashSet(StringComparer.Ordinal);

    /// <summary>Batches of at most twelve. What is compared with a commit is always alone.</summary>
    public static IReadOnlyList<IReadOnlyList<GoodCase>> Batches { get; } = Pack(
        from page in RulePage.All
        where IsOfFleet(page.FileName)
        from fences in page.Fences.Where(fence => !fence.IsBad).GroupBy(fence => fence.Case)
        select new GoodCase(page, fences.Key, [.. fences]));

    /// <summary>Whether a page's cases are on a copy of the fleet.</summary>
    public static bool IsOfFleet(string fileName) => OfFleet.Contains(fileName);

    private static List<List<GoodCase>> Pack(IEnumerable<GoodCase> cases)
    {
        var batches = new List<List<GoodCase>>();
        foreach (var one in cases)
        {
            var batch = one.IsAlone ? null : batches.Find(others => others.Count < Most && !others.Exists(other => other.IsAlone || other.Files.Overlaps(one.Files)));
            if (batch is null)
            {
                batches.Add(batch = []);
            }

            batch.Add(one);
        }

        return batches;
    }
}
