using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Rules.Serving;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A metric that somewhere on its way from the model server to whoever decides by it has another name.</summary>
public sealed class BrokenMetricChain() : ReferenceRule(new RuleInfo(
    "TND0521", "broken-metric-chain", Severity.Error, Layers.References, "A metric is asked for under a name that nobody gives it."))
{
    private const string NamedMetrics = "gke.named_metrics.";
    private const string Scaled = "autoscaling.gke.io|";
    private const string Gauge = "kvCacheMetric";
    private const string PickerFlag = "kv-cache-usage-percentage-metric";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) => Balanced(world).Concat(Autoscaled(world))
        .Concat(ExportedMetric.Of(world, world.Subjects).SelectMany(metric => ServerMetrics.Check(metric)).Select(flaw => Injected(world, flaw)))
        .Concat(Picker.Of(world.OwnPods).Select(picker => picker.Flags.Flag(PickerFlag)).OfType<Argument>().SelectMany(flag => ServerMetrics.Check(flag.Setter, flag.Text)).Select(AtValue))
        .Concat(ServerMetrics.Paths(world).Select(AtValue))
        .Concat(RehearsedMetrics.Of(world).Concat(GuardedMetrics.Of(world)).Select(pair => Found(world, pair.Flaw, pair.Other)));

    // These names come from outside the fleet: where a fact has one wrong, the fact is to be edited.
    private Finding AtValue(Flaw flaw) => flaw.Field.Owner.Finding(Info, flaw.Field.Path, flaw.Target, flaw.Message, flaw.Hint);

    // Another fact that stands where the gauge's belongs is not wrong itself.
    private Finding Injected(World world, Flaw flaw) => flaw.Field.Text == new FactsOfCluster(world)[Gauge] ? AtValue(flaw) : Injection.Of(world.Fleet, flaw.Field, Gauge, AtValue(flaw));

    // The load balancer reads what every cluster of the pool exports.
    private IEnumerable<Finding> Balanced(World world)
    {
        var policies = world.Cluster is null || !world.Fleet.IsWhole ? [] : world.Own(Routes.ImportGroup, "GCPBackendPolicy").ToList();
        foreach (var policy in policies.Where(policy => Routes.IsImport(policy["spec"]["targetRef"])))
        {
            var pools = Routes.Imported(world, policy["spec"]["targetRef"]).ToList();
            var clusters = world.Fleet.References.ClusterWorlds.Where(cluster => pools.Exists(pool => pool.Owner.Unit?.Cluster == cluster.Cluster)).ToList();
            foreach (var name in policy["spec"]["default"].Keyed("customMetrics").SelectMany(list => list.Items).Select(item => item["name"]).Where(IsGiven))
            {
                foreach (var finding in name.Text!.StartsWith(NamedMetrics, StringComparison.Ordinal) ? Exported(world, name, clusters) : [Unnamed(world, name)])
                {
                    yield return finding;
                }
            }
        }
    }

    private static bool IsGiven(ObjectField name) => name.String is { Length: > 0 } text && !text.Contains("unset", StringComparison.Ordinal);

    private Finding Unnamed(World world, ObjectField name) =>
        Found(world, name.Flaw($"{name.Here} is {name.Text}; a metric that an AutoscalingMetric exports is called {NamedMetrics}NAME.", $"Write {NamedMetrics} before the name."));

    private IEnumerable<Finding> Exported(World world, ObjectField name, List<World> clusters)
    {
        var wanted = name.Text![NamedMetrics.Length..];
        var lacking = clusters.Where(cluster => !ExportedMetric.Of(cluster, cluster.Subjects).Any(metric => metric.Name == wanted)).ToList();
        foreach (var off in clusters.SelectMany(cluster => ExportedMetric.Of(cluster, cluster.Subjects)).Where(metric => metric.Name == wanted && !metric.IsBalanced))
        {
            var balancing = off.Source["loadBalancing"];
            yield return Found(world, balancing.Exists ? balancing["enabled"].Exists ? balancing["enabled"].Flaw($"{balancing["enabled"].Here} is {balancing["enabled"].Text}; the load balancer weighs by {wanted}.", "Write enabled: true.")
                : balancing["enabled"].Missing($"{balancing["enabled"].Here} is missing; the load balancer weighs by {wanted}.", "Add enabled: true.")
                : balancing.Missing($"{balancing.Here} is missing; the load balancer weighs by {wanted}.", "Add loadBalancing: {enabled: true}."), name);
        }

        if (lacking.Count == 0)
        {
            yield break;
        }

        var exports = lacking.SelectMany(cluster => ExportedMetric.Of(cluster, cluster.Subjects)).ToList();
        if (exports.Count > 0 && (lacking.Count < clusters.Count || (name.IsFact && !exports[0].NameField.IsFact)))
        {
            foreach (var metric in exports.GroupBy(metric => metric.NameField.Owner).Select(metrics => metrics.First()))
            {
                yield return Found(world, metric.NameField.Flaw($"{metric.NameField.Here} is {metric.Name}; the load balancer weighs by {wanted}.", $"Export it as {wanted}."), name);
            }

            yield break;
        }

        var where = lacking.Count < clusters.Count ? $" in {lacking[0].Cluster}" : "";
        yield return Unexported(world, name.Flaw($"{name.Here} asks for {wanted}, which no AutoscalingMetric exports{where}.", MissingConfig.Hint(wanted, [.. exports.Select(metric => metric.Name).Distinct(StringComparer.Ordinal)])), exports);
    }

    private Finding Unexported(World world, Flaw flaw, List<ExportedMetric> metrics) =>
        Found(world, flaw, metrics.Select(metric => metric.NameField).Take(1)) with { Misses = ["AutoscalingMetric"] };

    private IEnumerable<Finding> Autoscaled(World world)
    {
        var metrics = ExportedMetric.Of(world, world.Fleet.References.ClusterWorlds.SelectMany(cluster => world.Cluster is null || cluster == world ? cluster.Subjects : [])).ToList();
        var hint = metrics.Count == 0 ? "Add the AutoscalingMetric." : $"There is {Scaled}{metrics[0].Root.Owner.Manifest.Name}|{metrics[0].Name}.";
        return from scaler in world.Own("autoscaling", "HorizontalPodAutoscaler")
               from name in scaler["spec"]["metrics"].Keyed("metric").Select(metric => metric["name"]).Where(IsGiven)
               where name.Text!.StartsWith(Scaled, StringComparison.Ordinal)
               let parts = name.Text!.Split('|')
               where parts.Length != 3 || !metrics.Exists(metric => metric.Root.Owner.Manifest.Name == parts[1] && metric.Name == parts[2])
               select Unexported(world, name.Flaw($"{name.Here} is {name.Text}, which no AutoscalingMetric exports.", hint), metrics);
    }
}
