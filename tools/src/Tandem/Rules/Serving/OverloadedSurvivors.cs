using System.Globalization;
using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>A limit of use at which a region that is lost leaves the others more than they hold.</summary>
public sealed class OverloadedSurvivors() : ReferenceRule(new RuleInfo(
    "TND0618", "overloaded-survivors", Severity.Warning, Layers.References, "The regions that are left cannot hold the load of one that is lost."))
{
    /// <summary>The annotation with which a policy says what its regions may be asked to bear: <c>120; vLLM queues what does not fit</c>.</summary>
    public const string Accepted = "tandem.dev/survivor-load";

    private const decimal Least = 15;

    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from policy in world.Own(Gateway.Routes.ImportGroup, "GCPBackendPolicy")
        where Gateway.Routes.IsImport(policy["spec"]["targetRef"])
        let regions = ServedPolicies.Servers(world, policy).GroupBy(server => server.World.Cluster, server => server.Pod, StringComparer.Ordinal).Select(same => new ServingRegion(same.Key ?? "",
            same.Sum(pod => Replicas.Fewest(world.Fleet, pod)), same.Sum(pod => Replicas.Most(world.Fleet, pod)), Replicas.MostField(world.Fleet, same.First()))).Where(region => region.Most > 0).ToList()
        from metric in policy.Select("spec.default.customMetrics[]")
        where !metric["dryRun"].IsTrue && metric["maxUtilizationPercent"].Integer is not null
        let flaw = Judge(metric["maxUtilizationPercent"], regions, Bound(policy))
        where flaw is not null
        select Found(world, flaw, regions.Select(region => region.Field)) with { Blame = flaw.Field.Owner.Blame(flaw.Field.Path, flaw.Target) };

    private static Flaw? Judge(ObjectField limit, List<ServingRegion> regions, decimal bound)
    {
        if (limit.Integer < Least)
        {
            return limit.Flaw($"{limit.Here} is {limit.Text}: a region sends requests elsewhere while it is nearly idle.", "It is a percentage; 60 is where Google starts.");
        }

        // All are busy with what they always have; those that are left may grow.
        var lost = regions.MaxBy(region => ServingRegion.Asked(limit, regions, region));
        if (regions.Count < 2 || ServingRegion.Asked(limit, regions, lost!) is var asked && asked <= bound)
        {
            return null;
        }

        // With equal regions the limit is too high; else the one that is larger than most.
        var alike = (decimal)limit.Integer!.Value * regions.Count / (regions.Count - 1);
        var told = $"At {limit.Text} % everywhere, losing {(alike > bound ? "a region" : lost!.Name)} asks {Text(Math.Ceiling(asked))} % of the others{(bound == 100 ? "" : $", above the {Text(bound)} that are accepted")}.";
        return alike > bound ? limit.Flaw(told, $"Keep it at {Text(Math.Floor(bound * (regions.Count - 1) / regions.Count))}, add a region, or accept it: {Accepted}: \"{Text(Math.Ceiling(alike))}; and why\".")
            : lost!.Field.Exists ? lost.Field.Flaw(told, $"Let no region be larger than the others can bear, or accept it on the GCPBackendPolicy: {Accepted}.") : limit.Flaw(told);
    }

    private static decimal Bound(ObjectField policy) =>
        policy["metadata"]["annotations"][Accepted].Text?.Split(';') is [var number, { Length: > 1 }, ..] && decimal.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var bound) ? bound : 100;

    private static string Text(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}
