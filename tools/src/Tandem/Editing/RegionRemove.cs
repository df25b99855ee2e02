namespace Tandem.Editing;

/// <summary><c>tandem region remove</c>: the folder goes, and the region's address on the Gateway.</summary>
public static class RegionRemove
{
    /// <summary>Thinks it out.</summary>
    /// <exception cref="EditRefusal">There is no such region, or the fleet cannot be without it.</exception>
    public static EditPlan Plan(EditTree tree, string region)
    {
        Check(tree, region);
        tree.FilesUnder(RegionFolder.Of(region)).ToList().ForEach(tree.Delete);
        new AddressLists(tree).Remove(region);
        return new EditPlan($"Remove the region {region}.", tree.Edits)
        {
            Next =
            [
                "Commit, merge, promote: the Gateway then lets the region's address go.",
                $"Then, in a tree that still has its folder (git worktree add ../before HEAD^): tandem cleanup --region {region}. It takes servers and pool away.",
                "Then: tandem infra apply. It refuses while the cluster is protected from deletion; the weights bucket is kept.",
            ],
        };
    }

    private static void Check(EditTree tree, string region)
    {
        var (regions, fleet) = (tree.Regions, tree.Facts());
        if (!regions.Contains(region, StringComparer.Ordinal))
        {
            throw new EditRefusal($"There is no region {region}.", TpuZones.Meant(region, regions));
        }

        if (regions.Count == 1)
        {
            throw new EditRefusal($"{region} is the only region; without it nothing is served.");
        }

        if (fleet["configCluster"] == region || fleet["moveConfigTo"] == region || tree.HasGateway(region))
        {
            var other = regions.First(candidate => candidate != region);
            throw new EditRefusal($"{region} holds the Gateway.", $"Move it first: tandem region move-config {other}, three times, a commit each.");
        }
    }
}
