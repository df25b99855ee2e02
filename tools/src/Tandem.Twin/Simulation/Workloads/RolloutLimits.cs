using System.Globalization;
using System.Text.Json;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>How many Pods more, and how many fewer, a rollout may have.</summary>
/// <param name="Surge">More than asked for.</param>
/// <param name="Unavailable">Fewer available than asked for.</param>
internal sealed record RolloutLimits(int Surge, int Unavailable)
{
    /// <summary>Reads <c>spec.strategy.rollingUpdate</c>: a surge is rounded up, what may be unavailable is rounded down, and both are never 0.</summary>
    public static RolloutLimits Of(JsonElement deployment, int desired)
    {
        var rolling = deployment.At("spec", "strategy", "rollingUpdate");
        var (surge, unavailable) = (Count(rolling.At("maxSurge"), desired, Math.Ceiling), Count(rolling.At("maxUnavailable"), desired, Math.Floor));
        return new RolloutLimits(surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
    }

    private static int Count(JsonElement limit, int desired, Func<double, double> round) => limit.ValueKind switch
    {
        JsonValueKind.Number => limit.GetInt32(),
        JsonValueKind.String when limit.GetString() is { } text && text.EndsWith('%') => (int)round(double.Parse(text[..^1], CultureInfo.InvariantCulture) * desired / 100),
        _ => (int)round(0.25 * desired),
    };
}
