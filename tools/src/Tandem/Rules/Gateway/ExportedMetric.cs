using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>A metric that an AutoscalingMetric exports, in either of its shapes.</summary>
/// <param name="World">The world of the Pods.</param>
/// <param name="Root">The AutoscalingMetric.</param>
/// <param name="Source">The entry that says so.</param>
internal sealed record ExportedMetric(World World, ObjectField Root, ObjectField Source)
{
    /// <summary>The API group of AutoscalingMetrics, which also begins the name by which an autoscaler asks for one.</summary>
    public const string ApiGroup = "autoscaling.gke.io";

    /// <summary>The field with the name that it gets.</summary>
    public ObjectField NameField => Source.Has("exportName") ? Source["exportName"] : Source["name"];

    /// <summary>The name that it gets.</summary>
    public string Name => NameField.Text ?? "";

    /// <summary>The field with the name that the server gives it.</summary>
    public ObjectField ServerName => IsGauge ? Source["prometheusMetricName"] : Source["name"];

    /// <summary>Whether the load balancer may read it. The older shape has no switch.</summary>
    public bool IsBalanced => !IsGauge || Source["loadBalancing"]["enabled"].IsTrue;

    /// <summary>Whether an autoscaler's name for a metric means it: group, AutoscalingMetric and name.</summary>
    public bool IsAskedBy(string name) => name.Split('|') is [ApiGroup, var root, var metric] && root == Root.Owner.Manifest.Name && metric == Name;

    private bool IsGauge => Source.Key == "gauge";

    /// <summary>The metrics of some objects.</summary>
    public static IEnumerable<ExportedMetric> Of(World world, IEnumerable<ObjectField> roots) =>
        from root in roots
        where root is { Kind: "AutoscalingMetric", Group: ApiGroup }
        from source in root.Select("spec.endpoints[].metrics[]").Concat(root.Select("spec.metrics[].pod.containers[].metrics[].gauge"))
        select new ExportedMetric(world, root, source);

    /// <summary>Whether a name under which a metric is asked for is filled in.</summary>
    public static bool IsGiven(ObjectField name) => name.String is { Length: > 0 } text && !text.Contains("unset", StringComparison.Ordinal);

    /// <summary>The finding of a metric that is asked for and that none of some exports.</summary>
    public static Finding Unexported(RuleInfo info, World world, Flaw flaw, IReadOnlyList<ExportedMetric> metrics) =>
        info.Found(world, flaw, metrics.Select(metric => metric.NameField).Take(1)) with { Misses = ["AutoscalingMetric"] };
}
