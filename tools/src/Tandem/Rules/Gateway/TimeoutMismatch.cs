using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Rules.Serving;

namespace Tandem.Rules.Gateway;

/// <summary>Limits on one request's time that differ on its way: of the load balancer, of a route, and of what drains.</summary>
public sealed class TimeoutMismatch() : ReferenceRule(new RuleInfo(
    "TND0525", "timeout-mismatch", Severity.Error, Layers.References, "The time that an answer may take differs along its way."))
{
    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from policy in world.Own(Routes.ImportGroup, "GCPBackendPolicy")
        let servers = ServedPolicies.Servers(world, policy).ToList()
        where servers.Count > 0
        let drains = servers.Select(server => DrainHook.Of(server.Pod)).OfType<DrainHook>().Where(hook => !hook.IsSleep).OrderByDescending(hook => hook.Drains).FirstOrDefault()
        let answer = new AnswerTime(policy["spec"]["default"], drains?.Drains)
        from mismatch in AnswerLimits.Limits(answer, drains).Take(1).Concat(AnswerLimits.Traffic(answer)).Concat(OfRoutes(world, policy, answer))
        select Found(world, mismatch.Flaw, mismatch.Other);

    // A route that is stricter than the load balancer makes the policy's limit idle.
    private static IEnumerable<Mismatch> OfRoutes(World world, ObjectField policy, AnswerTime answer) =>
        from route in Routes.Of(world)
        from rule in route.Select("spec.rules[]")
        where rule.Select("backendRefs[]").Any(backend => backend["name"].Text == policy["spec"]["targetRef"]["name"].Text && backend["kind"].Text == policy["spec"]["targetRef"]["kind"].Text)
        from limit in rule["timeouts"].Entries
        where RouteDuration.Seconds(limit.Text) is { } seconds and > 0 && seconds < answer.Agreed
        select new Mismatch(limit.Flaw($"{limit.Here} is {limit.Text}, but the load balancer gives an answer {answer.Agreed} s.", "Let the route wait as long, or lower all of them."), answer.TimeoutField);
}
