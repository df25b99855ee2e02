using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>A rollout or an upgrade that first asks for one more TPU node, which the pool does not have.</summary>
public sealed class SurgeWithoutNode() : SeamRule(new RuleInfo(
    "TND0614", "surge-without-node", Severity.Error, Layers.Seams, "A rollout or an upgrade waits for a TPU node that there is none of."))
{
    private const string Settings = "upgrade_settings";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        PlannedCluster.Of(fleet, infra).Where(cluster => !cluster.IsAutopilot).SelectMany(cluster => cluster.Pools).Where(TpuPod.IsTpu).Select(OfPool).OfType<Finding>()
            .Concat(TpuPod.Of(fleet, infra).Where(tpu => tpu.Requests.Any() && tpu.Fitting.Count > 0).Select(tpu => OfRollout(fleet, tpu)).OfType<Flaw>().Select(At));

    // GKE's default: one more node, none fewer. Nodes that are queued for or started on demand for a while are not upgraded so.
    private Finding? OfPool(PlannedResource pool)
    {
        const string hint = "Write max_surge = 0 and max_unavailable = 1: the old node goes first.";
        var surge = Number(pool, "max_surge") ?? (pool.Items(Settings).Count == 0 && !pool.Writes(Settings) ? 1 : null);
        return pool.IsTrue("queued_provisioning", "enabled") || pool.IsTrue("node_config", "flex_start") ? null
            : pool.Text(Settings, "strategy") == "BLUE_GREEN" ? Finding.At(Info, pool.Expression(Settings, "strategy"), "An upgrade in blue and green asks for as many TPU nodes again, which quota seldom has.", hint)
            : surge > 0 ? Finding.At(Info, pool.Expression(Settings, "max_surge"), $"An upgrade of the TPU nodes first asks for {Text(surge.Value)} more, which quota seldom has: it waits for ever.", hint)
            : surge == 0 && (Number(pool, "max_unavailable") ?? 0) == 0 ? Finding.At(Info, pool.Expression(Settings, "max_unavailable"), "No node more and none fewer: an upgrade cannot move.", hint) : null;
    }

    private static Flaw? OfRollout(FleetModel fleet, TpuPod tpu)
    {
        var strategy = tpu.Pod.Root["spec"]["strategy"];
        var surge = strategy["rollingUpdate"]["maxSurge"];
        var replicas = Replicas.Most(fleet, tpu.Pod);
        if (!tpu.Pod.Root.Is("Deployment") || strategy["type"].Text is not (null or "RollingUpdate") || Share.Of(surge.Text ?? "25%", replicas, isRoundedUp: true) is not { } more || more == 0)
        {
            return null;
        }

        var spare = tpu.Fitting.Sum(pair => Standing(pair.Pool)) - replicas;
        var message = $"A rollout of {tpu.Pod} first starts {Text(more)} more, each on a TPU node of its own, but the pool keeps no node to spare: it waits for ever.";
        const string hint = "Write maxSurge: 0 and maxUnavailable: 1: the old Pod goes first.";
        return spare >= more ? null : surge.Exists ? surge.Flaw(message, hint) : surge.IsMisspelt ? null : surge.Missing(message, hint);
    }

    // Above what a pool always has, the autoscaler asks for nodes that may not come.
    private static long Standing(PlannedResource pool) =>
        Whole(pool.Text("autoscaling", "total_min_node_count") is not (null or "0") ? pool.Text("autoscaling", "total_min_node_count") : pool.Text("autoscaling", "min_node_count") ?? pool.Text("node_count") ?? pool.Text("initial_node_count")) ?? 0;

    private static long? Number(PlannedResource pool, string name) => Whole(pool.Text(Settings, name));

    private static long? Whole(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
