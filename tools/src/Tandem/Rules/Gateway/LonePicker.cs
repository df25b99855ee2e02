using Tandem.Rules.Serving;

namespace Tandem.Rules.Gateway;

/// <summary>Pickers that run side by side and do not know of each other: each has its own view of the servers' queues.</summary>
/// <remarks>
/// --ha-enable-leader-election: https://github.com/kubernetes-sigs/gateway-api-inference-extension/tree/v1.5.0/pkg/epp/server;
/// Recreate: config/charts/epplib/templates/_deployment.yaml there.
/// </remarks>
internal static class LonePicker
{
    private const string Recreate = "Recreate";

    /// <summary>What is wrong where there is more than one without an election, for good or in a rollout.</summary>
    /// <param name="picker">The picker.</param>
    /// <param name="isOurs">Whether the tree is the fleet's own: elsewhere the default of a Deployment is left alone.</param>
    public static IEnumerable<Mismatch> Of(Picker picker, bool isOurs)
    {
        var spec = picker.Pod.Root["spec"];
        var count = spec["replicas"];
        return count.Integer is >= 2 && !picker.Elects && !picker.Misspells(Picker.Election)
            ? [new Mismatch(count.Flaw($"{count.Text} endpoint pickers answer for one pool without --{Picker.Election}: each counts what it has sent itself.", $"Run one, or add --{Picker.Election} and the right to leases."), picker.Container["args"])]
            : picker.Pod.Root.Is("Deployment") && (isOurs || picker.Elects || spec["strategy"]["type"].Exists) && Rolls(spec, count.Integer ?? 1) ? [new Mismatch(Rolling(picker, spec["strategy"]), picker.Container["args"])] : [];
    }

    // One that goes before the next comes is what Recreate does.
    private static bool Rolls(ObjectField spec, long count)
    {
        var (strategy, update) = (spec["strategy"], spec["strategy"]["rollingUpdate"]);
        return (strategy["type"].Text ?? "RollingUpdate") == "RollingUpdate" && !strategy["type"].IsMisspelt
            && !(Share.Of(update["maxSurge"].Text ?? "25%", count, isRoundedUp: true) == 0 && Share.Of(update["maxUnavailable"].Text ?? "25%", count, isRoundedUp: false) >= count);
    }

    private static Flaw Rolling(Picker picker, ObjectField strategy)
    {
        var message = picker.Elects ? "A rollout of the endpoint pickers does not end: only the leader is ready, so the new ones wait for it to go, and it for them."
            : "During a rollout two endpoint pickers answer for one pool: each counts what it has sent itself.";
        return strategy["type"].Exists ? strategy["type"].Flaw(message, $"Write {Recreate}.") : strategy.Exists ? strategy.KeyFlaw(message, $"Add type: {Recreate}.") : strategy.Missing(message, $"Add strategy with type: {Recreate}.");
    }
}
