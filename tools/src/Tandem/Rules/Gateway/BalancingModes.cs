namespace Tandem.Rules.Gateway;

/// <summary>Limits of a GCPBackendPolicy that only one way of balancing reads.</summary>
/// <remarks>https://docs.cloud.google.com/compute/docs/reference/rest/v1/backendServices: backends[].customMetrics are those of CUSTOM_METRICS.</remarks>
internal static class BalancingModes
{
    private const string Mode = "balancingMode";
    private static readonly (string Field, string Mode)[] Readers = [("customMetrics", "CUSTOM_METRICS"), ("maxInFlightRequestsPerEndpoint", "IN_FLIGHT")];

    // What is none of these its schema refuses, and another field would be blamed for a slip.
    private static readonly string[] Known = ["RATE", "UTILIZATION", "CUSTOM_METRICS", "IN_FLIGHT"];

    /// <summary>Those under another mode, and the mode by metrics without any.</summary>
    public static IEnumerable<Flaw> Of(ObjectField policy)
    {
        var scopes = policy["scopes"].Items;
        foreach (var (field, wanted) in Readers)
        {
            foreach (var holder in scopes.Prepend(policy).Where(holder => holder.Has(field) && !IsRehearsed(holder[field])))
            {
                // A limit for all may be read in one scope alone.
                var modes = new[] { holder, policy }.Concat(ReferenceEquals(holder, policy) ? scopes : []).Select(other => other[Mode]).Where(mode => mode.Exists).ToList();
                if (!modes.Exists(mode => mode.Text == wanted || !Known.Contains(mode.Text, StringComparer.Ordinal)))
                {
                    var told = $"{holder[field].Here} counts for nothing unless {Mode} is {wanted}";
                    yield return modes.Count > 0 ? modes[0].Flaw($"{told}; it is {modes[0].Text}.", $"Write {Mode}: {wanted}.") : holder[Mode].Missing($"{told}; none is set.", $"Add {Mode}: {wanted}.");
                }
            }
        }
    }

    // What is only reported may stand under any mode.
    private static bool IsRehearsed(ObjectField metrics) => metrics.Items.Count > 0 && metrics.Items.All(metric => metric["dryRun"].IsTrue);
}
