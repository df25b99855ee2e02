using System.Globalization;
using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Rules.Serving;

namespace Tandem.Rules.Gateway;

/// <summary>A health check of model servers that takes them out for nothing, or leaves a dead one in.</summary>
public sealed class HealthCheckTiming() : ReferenceRule(new RuleInfo(
    "TND0617", "health-check-timing", Severity.Error, Layers.References, "A health check takes servers out for nothing, or a dead one too late."))
{
    private const long Slowest = 60;
    private const long SlowestBack = 120;
    private const long Fastest = 3;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from policy in world.Own(Routes.ImportGroup, "HealthCheckPolicy")
        let servers = ServedPolicies.Servers(world, policy).ToList()
        where servers.Count > 0
        let times = new CheckTimes(policy["spec"]["default"])
        // A check that begins before the last one ends is another rule's business.
        where times.Timeout <= times.Interval
        let settle = servers.Select(server => DrainHook.Of(server.Pod)).OfType<DrainHook>().Where(hook => !hook.IsSleep).OrderBy(hook => hook.Settle).FirstOrDefault()
        let flaw = Judge(times, settle)
        where flaw is not null
        select Found(world, flaw, settle is null ? [] : [settle.SettleField]);

    private static Flaw? Judge(CheckTimes times, DrainHook? settle)
    {
        // Less than GKE's own check takes to notice is the servers' mistake.
        var limit = settle is null ? Slowest : Math.Clamp(settle.Settle, 30, Slowest);
        var after = $"a server that stopped answering gets requests for {Text(times.Ejection)} s";
        return times.Failures <= 1 ? times.Settings["unhealthyThreshold"].Flaw($"{times.Settings["unhealthyThreshold"].Here} is {Text(times.Failures)}: one answer that is late or lost takes a server out.", "Two is GKE's default.")
            : times.Timeout <= 1 ? times.Settings["timeoutSec"].Flaw($"{times.Settings["timeoutSec"].Here} is {Text(times.Timeout)}: a server that is busy for a second counts as dead.", "Five is GKE's default.")
            : times.Interval * times.Failures < Fastest ? times.Smallest.Flaw($"{times.Smallest.Here} is {times.Smallest.Text}: a server that pauses for {Text(times.Interval * times.Failures)} s is taken out.", "GKE's defaults are five seconds and two failures.")
            : times.Ejection > limit ? times.Largest.Flaw($"{times.Largest.Here} is {times.Largest.Text}: {after}{(settle is null || times.Ejection > Slowest ? "" : $", but one that leaves waits only {Text(settle.Settle)}")}.", "GKE's defaults are five seconds and two failures.")
            : times.Interval * times.Successes > SlowestBack ? times.Settings["healthyThreshold"].Flaw($"{times.Settings["healthyThreshold"].Here} is {Text(times.Successes)}: a server that is well again waits {Text(times.Interval * times.Successes)} s for its first request.", "Two is GKE's default.") : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
