using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>The metrics by which autoscalers scale, against those that are exported.</summary>
/// <param name="info">The rule that asks.</param>
/// <param name="world">The cluster that holds the autoscalers.</param>
internal sealed class AutoscaledMetrics(RuleInfo info, World world)
{
    private const string Scaled = "autoscaling.gke.io|";

    /// <summary>Every one that nothing exports.</summary>
    public IEnumerable<Finding> All()
    {
        var metrics = ExportedMetric.Of(world, world.Fleet.References.ClusterWorlds.SelectMany(cluster => world.Cluster is null || cluster == world ? cluster.Subjects : [])).ToList();
        var hint = metrics.Count == 0 ? "Add the AutoscalingMetric." : $"There is {Scaled}{metrics[0].Root.Owner.Manifest.Name}|{metrics[0].Name}.";
        return from scaler in world.Own("autoscaling", "HorizontalPodAutoscaler")
               from name in scaler["spec"]["metrics"].Keyed("metric").Select(metric => metric["name"]).Where(ExportedMetric.IsGiven)
               where name.Text!.StartsWith(Scaled, StringComparison.Ordinal)
               let parts = name.Text!.Split('|')
               where parts.Length != 3 || !metrics.Exists(metric => metric.Root.Owner.Manifest.Name == parts[1] && metric.Name == parts[2])
               select ExportedMetric.Unexported(info, world, name.Flaw($"{name.Here} is {name.Text}, which no AutoscalingMetric exports.", hint), metrics);
    }
}
