using Tandem.Facts;
using Tandem.Reports;

namespace Tandem.Review.Order;

/// <summary>Says in which order a change goes out: one region serves while another changes, and the one that holds the Gateway is last.</summary>
/// <param name="result">What changes.</param>
/// <param name="before">The facts of the base.</param>
/// <param name="after">The facts of the head.</param>
internal sealed class OrderPlanner(ReviewResult result, FactsModel before, FactsModel after)
{
    private readonly string? configCluster = after.Fleet["configCluster"];
    private readonly List<string> added = [.. Of(result, ChangeKind.Added)];
    private readonly List<string> removed = [.. Of(result, ChangeKind.Removed)];

    /// <summary>The steps, first to last; none where nothing differs.</summary>
    public IReadOnlyList<OrderStep> Steps() => !result.HasChanges ? [] :
    [
        .. Move(), .. Swap(), .. Blocked(), .. IsFarewell ? [] : GroundStep(), .. RegionSteps(), .. Unknown(), .. Farewells(), .. IsFarewell ? GroundStep() : [],
    ];

    // What a region stands on goes after all else, or it would be gone while the Gateway still sends there.
    private bool IsFarewell => result.Ground.Any(change => change.Kind == ChangeKind.Removed && change.Clusters.Any(removed.Contains));

    private static IEnumerable<string> Of(ReviewResult result, ChangeKind kind) =>
        result.ClusterChanges.Where(change => change.Kind == kind).Select(change => change.Cluster);

    private IEnumerable<OrderStep> Move() => before.Fleet["configCluster"] is not { } earlier || configCluster is null || configCluster == earlier || IsPrepared() ? [] :
    [
        new OrderStep(null, $"Split it: the config cluster goes from {earlier} to {configCluster} at once.",
            "The Gateway would be gone until the other cluster has made its own. Set moveConfigTo first, so that both hold it; then move the membership; then let the old one go."),
    ];

    // The second of the three commits: both clusters hold the Gateway, before and after.
    private bool IsPrepared() => before.Fleet["moveConfigTo"] == configCluster && after.Fleet["moveConfigTo"] == configCluster;

    private IEnumerable<OrderStep> Swap() => !IsFarewell || !result.Ground.Any(change => change.Kind != ChangeKind.Removed && change.Clusters.Count > 0) ? [] :
    [
        new OrderStep(null, $"Split it: {string.Join(" and ", removed)} goes, and the ground of others changes.",
            "The ground is applied as a whole: before the Gateway lets go it is too early for the one, after it too late for the others. Let the region go in a commit of its own, last."),
    ];

    private IEnumerable<OrderStep> Blocked()
    {
        var stuck = result.Objects.Where(change => change.Consequence == Consequence.Replace).Select(change => change.Object.ToString()).Distinct(StringComparer.Ordinal).ToList();
        return stuck.Count == 0 ? [] :
        [
            new OrderStep(null, $"Deal with what cannot be changed in place: {string.Join(", ", stuck)}.", "A sync fails on it, and goes on failing: nothing behind it in its unit arrives."),
        ];
    }

    private IEnumerable<OrderStep> GroundStep()
    {
        if (result.Ground.Count == 0)
        {
            yield break;
        }

        var pools = result.Ground.Where(change => change.Consequence == Consequence.Replace && change.Object.Kind is "google_container_cluster" or "google_container_node_pool" && change.Kind == ChangeKind.Changed).ToList();
        var losers = pools.Where(change => change.Consequence == Consequence.Replace).SelectMany(change => change.Clusters).Distinct(StringComparer.Ordinal).ToList();
        if (losers.Count > 1)
        {
            yield return new OrderStep(null, $"Split it: the ground is replaced in {string.Join(" and ", losers)}.", "At once nothing would be left to serve, and tandem infra apply refuses it. Give each region a commit of its own.");
        }

        var gone = result.Ground.Count(change => change.Kind == ChangeKind.Removed);
        yield return new OrderStep(null, "Apply the ground: ./build.sh --target=Apply. It goes stage by stage: what all share, then region by region.",
            IsFarewell ? $"It destroys {SummaryText.Count(gone, "resource")}: nothing may use {(gone == 1 ? "it" : "them")} any more."
            : gone == 0 ? "What the clusters get may need it." : $"What the clusters get may need it. It also destroys {SummaryText.Count(gone, "resource")}: nothing may use {(gone == 1 ? "it" : "them")} any more.");
    }

    private IEnumerable<OrderStep> RegionSteps()
    {
        var regions = Regions();
        for (var i = 0; i < regions.Count; i++)
        {
            yield return new OrderStep(regions[i], $"Fast-forward deploy/{regions[i]}: {Load(regions[i])}.", Reason(regions, i));
        }
    }

    // What is alone ahead goes first, then by name; the Gateway's cluster is last, but takes in a new region's address only once that serves.
    private List<string> Regions() =>
    [
        .. result.Objects.SelectMany(change => change.Clusters).Concat(added).Except(removed, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)
            .OrderBy(region => region == configCluster)
            .ThenBy(region => Promoted(region).Count == 0)
            .ThenBy(region => region, StringComparer.Ordinal),
    ];

    private string Load(string region)
    {
        if (added.Contains(region))
        {
            return "the region is new";
        }

        var mine = result.Objects.Where(change => change.Clusters.Contains(region)).ToList();
        var objects = mine.Select(change => change.Object).Distinct().Count();
        string[] stops =
        [
            .. Named(mine.Where(change => change.Consequence == Consequence.Restart), "restarts", "restart"),
            .. Named(mine.Where(change => change.Consequence == Consequence.Replace && IsWorkload(change)), "is made again", "are made again"),
            .. Named(mine.Where(change => change.Kind == ChangeKind.Removed && IsWorkload(change)), "goes", "go"),
        ];
        return $"{SummaryText.Count(objects, "object")} {(objects == 1 ? "changes" : "change")}, {(stops.Length == 0 ? "nothing restarts" : string.Join(", ", stops))}";
    }

    private static bool IsWorkload(ObjectChange change) => change.Object.Kind is "Deployment" or "StatefulSet" or "DaemonSet";

    private static IEnumerable<string> Named(IEnumerable<ObjectChange> changes, string one, string several)
    {
        var names = changes.Select(change => change.Object.Name).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? [] : [$"{string.Join(" and ", names)} {(names.Count == 1 ? one : several)}"];
    }

    private string Reason(List<string> regions, int index)
    {
        var region = regions[index];
        var promoted = Promoted(region);
        if (regions.Count == 1)
        {
            var others = result.Clusters.Except(regions, StringComparer.Ordinal).Except(removed, StringComparer.Ordinal).ToList();
            return others.Count == 0 ? (result.IsOfSomeClusters ? "The other clusters were not compared." : "There is no other region.")
                : promoted.Count > 0 ? Alone(region, promoted, others)
                : others.Exists(IsUnknown) ? "Nothing else is known to change."
                : $"Nothing else changes: {string.Join(" and ", others)} {(others.Count == 1 ? "gets" : "get")} what {(others.Count == 1 ? "it has" : "they have")}.";
        }

        return index == 0 ? First(region, promoted) : $"Once {regions[index - 1]} is healthy: it serves while {region} changes.{(region == configCluster ? " Last, since it holds the Gateway of all regions." : "")}";
    }

    private string Alone(string region, List<string> promoted, List<string> others)
    {
        var waiting = Behind(region, promoted).ToList();
        var facts = string.Join(" and ", promoted);
        return waiting.Count == 0 ? $"{facts} follows: {string.Join(" and ", others)} {(others.Count == 1 ? "has" : "have")} it already, and must be healthy with it."
            : $"{facts} goes {(waiting.Count == others.Count ? "ahead here alone" : "on here")}; once it is healthy, {string.Join(", then ", waiting)} follows with a commit of its own.";
    }

    // The regions that the head leaves with another value of what this one takes.
    private IEnumerable<string> Behind(string region, List<string> promoted) =>
        result.Clusters.Where(other => other != region && !removed.Contains(other) && promoted.Exists(fact => after.Region(other)?[fact] != after.Region(region)?[fact]));

    private string First(string region, List<string> promoted) =>
        added.Contains(region) ? "It serves nobody yet; the Gateway takes it in last."
        : Behind(region, promoted).Any()
            ? $"Its own {string.Join(" and ", promoted)} changes, which the others do not take yet."
        : region == configCluster ? "Every region gets it, and the branches keep them apart."
        : $"Every region gets it, and the branches keep them apart. This one does not hold the Gateway{(configCluster is null ? "" : $", which is in {configCluster}")}.";

    private List<string> Promoted(string region) => [.. result.Facts.Where(change => change.Region == region && change.IsPromotable).Select(change => change.Name)];

    private bool IsUnknown(string cluster) => result.Failures.Any(failure => failure.Subject == $"clusters/{cluster}" || failure.Subject.StartsWith($"clusters/{cluster}/", StringComparison.Ordinal));

    private IEnumerable<OrderStep> Unknown() => result.Clusters.Where(IsUnknown).Select(cluster => new OrderStep(cluster,
        $"Hold deploy/{cluster} back: not all of {cluster} could be compared.", "What else a fast-forward brings there is not known."));

    private IEnumerable<OrderStep> Farewells() => removed.Select(region => new OrderStep(region,
        $"Let {region} go: tandem cleanup --region {region}, in a tree that still has its folder.", "Only once the Gateway no longer has its address, and its last request was answered."));
}
