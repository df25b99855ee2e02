using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>The metrics by which the load balancer weighs a pool, against those that its clusters export.</summary>
/// <param name="info">The rule that asks.</param>
/// <param name="world">The cluster that holds the policy.</param>
internal sealed class BalancedMetrics(RuleInfo info, World world)
{
    /// <summary>How the load balancer's name of an exported metric begins.</summary>
    public const string NamedMetrics = "gke.named_metrics.";

    /// <summary>Every one that some cluster of the pool does not export.</summary>
    public IEnumerable<Finding> All()
    {
        var policies = world.Cluster is null || !world.Fleet.IsWhole ? [] : world.Own(Routes.ImportGroup, "GCPBackendPolicy").ToList();
        foreach (var policy in policies.Where(policy => Routes.IsImport(policy["spec"]["targetRef"])))
        {
            var pools = Routes.Imported(world, policy["spec"]["targetRef"]).ToList();
            var clusters = world.Fleet.References.ClusterWorlds.Where(cluster => pools.Exists(pool => pool.Owner.Unit?.Cluster == cluster.Cluster)).ToList();
            foreach (var name in policy["spec"]["default"].Keyed("customMetrics").SelectMany(list => list.Items).Select(item => item["name"]).Where(ExportedMetric.IsGiven))
            {
                foreach (var finding in name.Text!.StartsWith(NamedMetrics, StringComparison.Ordinal) ? Exported(name, clusters) : [Unnamed(name)])
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding Unnamed(ObjectField name)
    {
        var finding = info.Found(world, name.Flaw($"{name.Here} is {name.Text}; a metric that an AutoscalingMetric exports is called {NamedMetrics}NAME.", $"Write {NamedMetrics} before the name."));
        // A fact fills the piece after the last dot; what stands before that somebody else wrote.
        var prefix = name.Text![..(name.Text!.LastIndexOf('.') + 1)];
        return prefix.Length > 0 && name.Owner.Source is { } source && ObjectBlamer.OfText(source, name.Owner.Manifest.Root, name.Path, text => text.StartsWith(prefix, StringComparison.Ordinal)) is { } place
            ? finding with { Blame = Blame.At(place) } : finding;
    }

    private static Flaw Unweighed(ObjectField balancing, string wanted) =>
        !balancing.Exists ? balancing.Missing($"{balancing.Here} is missing; the load balancer weighs by {wanted}.", "Add loadBalancing: {enabled: true}.")
        : balancing["enabled"] is { Exists: true } enabled ? enabled.Flaw($"{enabled.Here} is {enabled.Text}; the load balancer weighs by {wanted}.", "Write enabled: true.")
        : balancing["enabled"].Missing($"{balancing["enabled"].Here} is missing; the load balancer weighs by {wanted}.", "Add enabled: true.");

    private IEnumerable<Finding> Exported(ObjectField name, List<World> clusters)
    {
        var wanted = name.Text![NamedMetrics.Length..];
        var lacking = clusters.Where(cluster => !ExportedMetric.Of(cluster, cluster.Subjects).Any(metric => metric.Name == wanted)).ToList();
        foreach (var off in clusters.SelectMany(cluster => ExportedMetric.Of(cluster, cluster.Subjects)).Where(metric => metric.Name == wanted && !metric.IsBalanced))
        {
            yield return info.Found(world, Unweighed(off.Source["loadBalancing"], wanted), name);
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
                yield return info.Found(world, metric.NameField.Flaw($"{metric.NameField.Here} is {metric.Name}; the load balancer weighs by {wanted}.", $"Export it as {wanted}."), name);
            }

            yield break;
        }

        var where = lacking.Count < clusters.Count ? $" in {lacking[0].Cluster}" : "";
        yield return ExportedMetric.Unexported(info, world, name.Flaw($"{name.Here} asks for {wanted}, which no AutoscalingMetric exports{where}.", MissingConfig.Hint(wanted, [.. exports.Select(metric => metric.Name).Distinct(StringComparer.Ordinal)])), exports);
    }
}
