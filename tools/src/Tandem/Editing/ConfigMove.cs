namespace Tandem.Editing;

/// <summary>
/// <c>tandem region move-config</c>: the Gateway's cluster moves in three commits, and the facts tell which is next. First both
/// clusters hold the gateway unit, then the membership moves, then the old one lets go.
/// </summary>
public static class ConfigMove
{
    private const string Config = "configCluster";
    private const string Target = "moveConfigTo";

    /// <summary>Thinks the next step out.</summary>
    /// <exception cref="EditRefusal">There is no such region, or another move is under way.</exception>
    public static EditPlan Plan(EditTree tree, string region)
    {
        if (!tree.Regions.Contains(region, StringComparer.Ordinal))
        {
            throw new EditRefusal($"There is no region {region}.", TpuZones.Meant(region, tree.Regions));
        }

        var (config, target) = (tree.Facts()[Config] ?? "", tree.Facts()[Target] ?? "");
        return (target.Length > 0, target == region, config == region) switch
        {
            (false, _, true) => new EditPlan($"{region} is the config cluster, and no move is under way.", []),
            (false, _, false) => Begin(tree, config, region),
            (true, true, false) => MoveMembership(tree, config, region),
            (true, true, true) => End(tree, region),
            _ => throw new EditRefusal($"The config cluster is on its way from {config} to {target}.", $"Finish that with tandem region move-config {target}, or revert its commits."),
        };
    }

    private static EditPlan Begin(EditTree tree, string from, string to)
    {
        if (!tree.HasGateway(from))
        {
            throw new EditRefusal($"The config cluster {from} has no unit {RegionFolder.GatewayOf(from)}.", "tandem validate says more.");
        }

        RegionFolder.CopyGateway(tree, from, to);
        tree.SetFact(null, Target, to);
        return new EditPlan($"Step 1 of 3: {to} gets the gateway unit that {from} has. {from} still rules.", tree.Edits)
        {
            Next = [$"Commit, merge, promote both regions. {to} has the objects then, and no controller reads them yet.", $"Then again: tandem region move-config {to}"],
        };
    }

    private static EditPlan MoveMembership(EditTree tree, string from, string to)
    {
        tree.SetFact(null, Config, to);
        return new EditPlan($"Step 2 of 3: the membership moves from {from} to {to}.", tree.Edits)
        {
            Next =
            [
                "Commit, merge, then: tandem infra apply. No change of routes reaches the load balancer until the Gateway is Programmed anew.",
                $"Wait for that: kubectl --context {to} -n {tree.Facts()["namespace"]} wait gateway --all --for=condition=Programmed --timeout=30m",
                $"Then again: tandem region move-config {to}",
            ],
        };
    }

    private static EditPlan End(EditTree tree, string to)
    {
        var old = tree.Regions.Where(region => region != to && tree.HasGateway(region)).ToList();
        old.ForEach(region => RegionFolder.RemoveGateway(tree, region));
        tree.SetFact(null, Target, "");
        return new EditPlan($"Step 3 of 3: {(old.Count == 0 ? "nobody else" : string.Join(" and ", old))} holds the gateway unit any more; the move is over.", tree.Edits)
        {
            Next = ["Commit, merge, promote. The old Application goes without its objects, which no controller reads: delete them by hand when it suits you."],
        };
    }
}
