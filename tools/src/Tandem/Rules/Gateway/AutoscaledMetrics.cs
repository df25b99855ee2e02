using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>The metrics by which autoscalers scale, against those that are exported.</summary>
/// <param name="info">The rule that asks.</param>
/// <param name="world">The cluster that holds the autoscalers.</param>
internal sealed class AutoscaledMetrics(RuleInfo info, World world)
{
    private const string Group = ExportedMetric.ApiGroup;
    private const string Scaled = $"{Group}|";

    /// <summary>Every one that nothing exports.</summary>
    public IEnumerable<Finding> All()
    {
        var metrics = ExportedMetric.Of(world, world.Fleet.References.ClusterWorlds.SelectMany(cluster => world.Cluster is null || cluster == world ? cluster.Subjects : [])).ToList();
        var hint = metrics.Count == 0 ? "Add the AutoscalingMetric." : $"There is {Scaled}{metrics[0].Root.Owner.Manifest.Name}|{metrics[0].Name}.";
        return from scaler in world.Own("autoscaling", "HorizontalPodAutoscaler")
               from name in scaler["spec"]["metrics"].Keyed("metric").Select(metric => metric["name"]).Where(ExportedMetric.IsGiven)
               let parts = name.Text!.Split('|')
               where parts[0] == Group || (parts.Length > 1 && NearestName.Find(parts[0], [Group]) is not null)
               where !metrics.Exists(metric => metric.IsAskedBy(name.Text!))
               let finding = ExportedMetric.Unexported(info, world, name.Flaw($"{name.Here} is {name.Text}, which no AutoscalingMetric exports.", hint), metrics)
               select parts.Length == 3 && parts[0] == Group ? finding : AtForm(name, finding);
    }

    // The facts fill a form that somebody wrote: it is the form that is wrong.
    private static Finding AtForm(ObjectField name, Finding finding) => name.Owner.Source is { } source
        && ObjectBlamer.OfText(source, name.Owner.Manifest.Root, name.Path, text => text.Contains('|', StringComparison.Ordinal)) is { } place
        ? finding with { Blame = finding.Blame with { Place = place } } : finding;
}
