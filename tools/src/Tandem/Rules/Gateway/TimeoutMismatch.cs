using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Rules.Serving;

namespace Tandem.Rules.Gateway;

/// <summary>Limits on one request's time that differ on its way: of the load balancer, of a route, and of what drains.</summary>
public sealed partial class TimeoutMismatch() : ReferenceRule(new RuleInfo(
    "TND0525", "timeout-mismatch", Severity.Error, Layers.References, "The time that an answer may take differs along its way."))
{
    private const long Longest = 3600;
    private const long Long = 60;

    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from policy in world.Own(Routes.ImportGroup, "GCPBackendPolicy")
        let servers = ServedPolicies.Servers(world, policy).ToList()
        where servers.Count > 0
        let drains = servers.Select(server => DrainHook.Of(server.Pod)).OfType<DrainHook>().Where(hook => !hook.IsSleep).OrderByDescending(hook => hook.Drains).FirstOrDefault()
        let answer = new AnswerTime(policy["spec"]["default"], drains?.Drains)
        from mismatch in Limits(answer, drains).Take(1).Concat(Traffic(answer)).Concat(OfRoutes(world, policy, answer))
        select Found(world, mismatch.Flaw, mismatch.Other);

    private static IEnumerable<Mismatch> Limits(AnswerTime answer, DrainHook? drains)
    {
        var (timeout, draining) = (answer.TimeoutField, answer.DrainingField);
        var by = drains?.TotalField ?? draining;
        if (answer.Timeout > Longest)
        {
            yield return new Mismatch(timeout.Flaw($"{timeout.Here} is {timeout.Text}: nobody waits longer than an hour for an answer.", "It counts seconds."), draining);
        }
        else if (answer.Timeout != answer.Agreed)
        {
            var message = $"The load balancer {(timeout.Exists ? "" : "by default ")}gives an answer {Text(answer.Timeout)} s; what is under way is let finish for {Text(answer.Agreed)}.";
            const string hint = "Raise or lower them together: timeoutSec, drainingTimeoutSec, the servers' drain and their grace.";
            yield return new Mismatch(timeout.Exists ? timeout.Flaw(message, hint) : timeout.Missing(message, hint), by);
        }
        else if (answer.Draining < answer.Agreed || answer.Draining > 2 * answer.Agreed)
        {
            var message = $"An answer may take {Text(answer.Agreed)} s, but what is under way to a server that leaves is cut after {Text(answer.Draining)}{(draining.Exists ? "" : ", the default")}.";
            const string hint = "Let it drain for as long as timeoutSec.";
            yield return new Mismatch(draining.Exists ? draining.Flaw(message, hint) : draining.Missing(message, hint), timeout);
        }
    }

    private static IEnumerable<Mismatch> Traffic(AnswerTime answer)
    {
        var traffic = answer.Policy["trafficDuration"];
        var isByMetric = answer.Policy["balancingMode"].Text is "CUSTOM_METRICS" or "IN_FLIGHT";
        return traffic.Text == "LONG" || answer.Agreed < Long || (!traffic.Exists && !isByMetric) || traffic.IsMisspelt ? [] :
            [new Mismatch(traffic.Exists ? traffic.Flaw($"{traffic.Here} is {traffic.Text}, but an answer may take {Text(answer.Agreed)} s.", "Write LONG for requests that last seconds and more.")
                : traffic.Missing($"{traffic.Here} is missing, so that requests count as short; an answer may take {Text(answer.Agreed)} s.", "Write trafficDuration: LONG."), answer.TimeoutField)];
    }

    // A route that is stricter than the load balancer makes the policy's limit idle.
    private static IEnumerable<Mismatch> OfRoutes(World world, ObjectField policy, AnswerTime answer) =>
        from route in Routes.Of(world)
        from rule in route.Select("spec.rules[]")
        where rule.Select("backendRefs[]").Any(backend => backend["name"].Text == policy["spec"]["targetRef"]["name"].Text && backend["kind"].Text == policy["spec"]["targetRef"]["kind"].Text)
        from limit in rule["timeouts"].Entries
        where Seconds(limit.Text) is { } seconds and > 0 && seconds < answer.Agreed
        select new Mismatch(limit.Flaw($"{limit.Here} is {limit.Text}, but the load balancer gives an answer {Text(answer.Agreed)} s.", "Let the route wait as long, or lower all of them."), answer.TimeoutField);

    // Gateway API's durations, as in 1h30m: https://gateway-api.sigs.k8s.io/geps/gep-2257/
    private static decimal? Seconds(string? text)
    {
        var parts = Part().Matches(text ?? "");
        return parts.Count == 0 || parts.Sum(part => part.Length) != text!.Length ? null
            : parts.Sum(part => decimal.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture) * part.Groups["unit"].Value switch { "h" => 3600, "m" => 60, "s" => 1, _ => 0.001m });
    }

    [GeneratedRegex("(?<number>[0-9]{1,5})(?<unit>ms|h|m|s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
