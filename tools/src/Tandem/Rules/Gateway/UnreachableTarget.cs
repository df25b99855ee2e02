using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>A target of an autoscaler that its metric never comes to: a share of the whole is compared with more than the whole.</summary>
/// <remarks>Quantities: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/; the gauge: <see cref="ServerMetrics"/>.</remarks>
public sealed class UnreachableTarget() : ReferenceRule(new RuleInfo(
    "TND0537", "unreachable-target", Severity.Error, Layers.References, "An autoscaler waits for a value that its metric never has."))
{
    private static readonly string[] Amounts = ["averageValue", "value"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var shares = ExportedMetric.Of(world, world.Fleet.References.ClusterWorlds.SelectMany(cluster => world.Cluster is null || cluster == world ? cluster.Subjects : []))
            .Where(ServerMetrics.IsShare).ToList();
        return from scaler in world.Own("autoscaling", "HorizontalPodAutoscaler")
               from metric in scaler["spec"]["metrics"].Items.SelectMany(item => item.Entries).Where(source => source.Has("target"))
               let share = shares.Find(share => share.IsAskedBy(metric["metric"]["name"].Text ?? ""))
               where share is not null
               from amount in Amounts.Select(name => metric["target"][name])
               where Quantities.Parse(amount.Text) > 1
               select Found(world, amount.Flaw($"{amount.Here} is {amount.Text}; {share.ServerName.Text} runs from 0 to 1 and never comes to it.", $"Write a share, such as {Share(amount.Text)}."), share.ServerName);
    }

    // 500 was meant as 500m, and 50 as 50 %.
    private static string Share(string? amount) => long.TryParse(amount, System.Globalization.CultureInfo.InvariantCulture, out var whole) && whole is > 1 and < 1000 ? $"{(whole > 100 ? whole : whole * 10)}m" : "500m";
}
