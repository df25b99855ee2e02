using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Twin.Json;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>The <c>timeouts</c> of a rule.</summary>
/// <param name="Request">How long a whole answer may take, all tries together; null leaves it to the policy, infinite is no limit.</param>
/// <param name="Try">How long one endpoint may take to begin its answer; null where none is given.</param>
internal sealed partial record RouteTimes(TimeSpan? Request, TimeSpan? Try)
{
    /// <summary>No limits of its own.</summary>
    public static RouteTimes None { get; } = new(null, null);

    /// <summary>Reads those of a rule.</summary>
    public static RouteTimes Of(JsonElement rule, GatewayOptions options)
    {
        var (request, once) = (Seconds(rule.Text("timeouts", "request")), Seconds(rule.Text("timeouts", "backendRequest")));
        return new RouteTimes(
            request is null ? null : request == 0 ? Timeout.InfiniteTimeSpan : options.Real(request.Value),
            once is null or 0 ? null : options.Real(once.Value));
    }

    // 1h30m, 250ms: up to four pairs. https://gateway-api.sigs.k8s.io/geps/gep-2257/
    private static double? Seconds(string? text) => text is null || !Duration().IsMatch(text) ? null
        : Pair().Matches(text).Sum(pair => double.Parse(pair.Groups["count"].Value, CultureInfo.InvariantCulture) * pair.Groups["unit"].Value switch { "h" => 3600, "m" => 60, "s" => 1, _ => 0.001 });

    [GeneratedRegex("^([0-9]{1,5}(h|m|s|ms)){1,4}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();

    [GeneratedRegex("(?<count>[0-9]{1,5})(?<unit>ms|h|m|s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pair();
}
