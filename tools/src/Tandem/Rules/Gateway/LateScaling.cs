using System.Globalization;
using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>An autoscaler that would grow a region only above the load at which the load balancer sends requests elsewhere: it never gets there.</summary>
/// <remarks>
/// https://docs.cloud.google.com/kubernetes-engine/docs/how-to/customize-backend-multicluster-inference-gateway,
/// https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
/// </remarks>
public sealed class LateScaling() : ReferenceRule(new RuleInfo(
    "TND0630", "late-scaling", Severity.Error, Layers.References, "An autoscaler's target is above the load at which the load balancer spills over."))
{
    // Google's starting point. Whoever takes a component in fits it to a fleet that spills over earlier.
    private const int Usual = 60;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var scalers = world.Own("autoscaling", "HorizontalPodAutoscaler").ToList();
        var limits = scalers.Count == 0 ? [] : world.Reached.SelectMany(one => one.All(Routes.ImportGroup, "GCPBackendPolicy")).SelectMany(policy => policy["spec"]["default"].Keyed("customMetrics")).SelectMany(list => list.Items).ToList();
        return from scaler in scalers
               from metric in scaler["spec"]["metrics"].Items.Select(metric => metric["pods"])
               where metric["metric"]["name"].Text?.Split('|') is [ExportedMetric.ApiGroup, _, _]
               let target = metric["target"]["averageValue"]
               let limit = limits.Find(item => item["name"].Text == BalancedMetrics.NamedMetrics + metric["metric"]["name"].Text!.Split('|')[2])?["maxUtilizationPercent"]
               where limit?.Integer is > 0 && Quantities.Parse(target.Text) is { } share && share <= 1 && share * 100 >= Math.Max(limit.Integer.Value, world.Fleet.IsTrial ? Usual : 0)
               select Found(world, target.Flaw($"{target.Here} is {target.Text}; the load balancer sends requests to another region from {limit!.Text} % on, so that the region never grows.",
                   string.Create(CultureInfo.InvariantCulture, $"Write less than {limit.Integer * 10}m, or raise maxUtilizationPercent.")), limit);
    }
}
