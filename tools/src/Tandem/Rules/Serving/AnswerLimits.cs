using System.Globalization;
using Tandem.Rules.Gateway;

namespace Tandem.Rules.Serving;

/// <summary>What a GCPBackendPolicy says of long answers.</summary>
internal static class AnswerLimits
{
    private const long Longest = 3600;
    private const long Long = 60;

    /// <summary>A limit or a draining that differs from what most say.</summary>
    public static IEnumerable<Mismatch> Limits(AnswerTime answer, DrainHook? drains)
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

    /// <summary>Requests that are counted as short although their answers are long.</summary>
    public static IEnumerable<Mismatch> Traffic(AnswerTime answer)
    {
        var traffic = answer.Policy["trafficDuration"];
        var isByMetric = answer.Policy["balancingMode"].Text is "CUSTOM_METRICS" or "IN_FLIGHT";
        return traffic.Text == "LONG" || answer.Agreed < Long || (!traffic.Exists && !isByMetric) || traffic.IsMisspelt ? [] :
            [new Mismatch(traffic.Exists ? traffic.Flaw($"{traffic.Here} is {traffic.Text}, but an answer may take {Text(answer.Agreed)} s.", "Write LONG for requests that last seconds and more.")
                : traffic.Missing($"{traffic.Here} is missing, so that requests count as short; an answer may take {Text(answer.Agreed)} s.", "Write trafficDuration: LONG."), answer.TimeoutField)];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
