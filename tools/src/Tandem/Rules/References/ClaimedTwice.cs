using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>Workloads that two objects of a kind claim, each for itself.</summary>
internal static class ClaimedTwice
{
    /// <summary>Pods that two budgets guard.</summary>
    public static IEnumerable<Finding> Guarded(RuleInfo info, World world)
    {
        var budgets = world.Selectors.Where(selector => selector.Use == PodUse.Budget).ToList();
        return budgets.Count < 2 ? [] :
            from pod in world.OwnPods
            let guards = budgets.Where(budget => budget.Selects(pod)).ToList()
            where guards.Count > 1
            let odd = guards.Find(guard => world.OwnSelected(guard).Count() > 1) ?? guards.Find(guard => guard.Root.Owner.Manifest.Name != pod.Root.Owner.Manifest.Name) ?? guards[^1]
            select info.Found(world, odd.Field.KeyFlaw($"{odd.Field.Here} selects the Pods of {pod}, which another PodDisruptionBudget guards too: none of them can be evicted.",
                "Keep one of the two."), guards.Where(guard => guard != odd).Select(guard => guard.Root["metadata"]["name"]));
    }

    /// <summary>Workloads that two autoscalers scale.</summary>
    public static IEnumerable<Finding> Scaled(RuleInfo info, World world) =>
        from scalers in world.Own("autoscaling", "HorizontalPodAutoscaler").GroupBy(root => $"{root.Owner.Manifest.Namespace}/{root["spec"]["scaleTargetRef"]["kind"].Text}/{root["spec"]["scaleTargetRef"]["name"].Text}", StringComparer.Ordinal)
        where scalers.Skip(1).Any()
        let name = scalers.Last()["spec"]["scaleTargetRef"]["name"]
        select info.Found(world, name.Flaw($"{name.Here} is {name.Text}, which another HorizontalPodAutoscaler scales too: they fight.", "Put all metrics into one."), scalers.First()["metadata"]["name"]);
}
