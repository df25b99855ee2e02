using System.Text.Json;
using Tandem.Rules.Gateway;
using Tandem.Twin.Json;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>The <c>timeouts</c> of a rule.</summary>
/// <param name="Request">How long a whole answer may take, all tries together; null leaves it to the policy, infinite is no limit.</param>
/// <param name="Try">How long one endpoint may take to begin its answer; null where none is given.</param>
internal sealed record RouteTimes(TimeSpan? Request, TimeSpan? Try)
{
    /// <summary>No limits of its own.</summary>
    public static RouteTimes None { get; } = new(null, null);

    /// <summary>Reads those of a rule.</summary>
    public static RouteTimes Of(JsonElement rule, GatewayOptions options)
    {
        var (request, once) = (Seconds(rule, "request"), Seconds(rule, "backendRequest"));
        return new RouteTimes(
            request is null ? null : request == 0 ? Timeout.InfiniteTimeSpan : options.Real(request.Value),
            once is null or 0 ? null : options.Real(once.Value));
    }

    private static double? Seconds(JsonElement rule, string name) => (double?)RouteDuration.Seconds(rule.Text("timeouts", name));
}
