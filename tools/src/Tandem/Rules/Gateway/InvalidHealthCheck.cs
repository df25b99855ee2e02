using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A HealthCheckPolicy whose times or ports contradict each other.</summary>
public sealed class InvalidHealthCheck() : ObjectRule(new RuleInfo(
    "TND0504", "invalid-health-check", Severity.Error, Layers.Schemas, "A HealthCheckPolicy's times or ports contradict each other."))
{
    private const int DefaultSeconds = 5;

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Kind == "HealthCheckPolicy" && id.Group is "networking.gke.io";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        OfConfig(root["spec"]["default"]["config"]).Prepend(Times(root["spec"]["default"])).OfType<Flaw>();

    // Two blocks are one too many, which the schema says.
    private static IEnumerable<Flaw?> OfConfig(ObjectField config) => config.Entries.Count > 2 ? [] : config.Entries.SelectMany(Ports);

    private static Flaw? Times(ObjectField policy)
    {
        var (interval, timeout) = (policy["checkIntervalSec"], policy["timeoutSec"]);
        var blamed = timeout.Exists ? timeout : interval;
        return interval.Integer <= 0 || timeout.Integer <= 0 || (timeout.Integer ?? DefaultSeconds) <= (interval.Integer ?? DefaultSeconds) ? null
            : blamed.Flaw($"timeoutSec must be at most checkIntervalSec; they are {Told(timeout)} and {Told(interval)}.", "The next check would begin before this one ends.");
    }

    private static string Told(ObjectField seconds) => seconds.Text ?? $"{DefaultSeconds} by default";

    private static IEnumerable<Flaw?> Ports(ObjectField check)
    {
        var (port, name, by) = (check["port"], check["portName"], check["portSpecification"]);
        foreach (var (field, owner) in new[] { (port, "USE_FIXED_PORT"), (name, "USE_NAMED_PORT") })
        {
            yield return field.Exists && by.Text != owner && by.Text is (null or "USE_FIXED_PORT" or "USE_NAMED_PORT" or "USE_SERVING_PORT")
                ? At(field, by, $"{field.Here} needs portSpecification: {owner}; it is {by.Text ?? "USE_SERVING_PORT by default"}.") : null;

            // The other port, standing there instead, is reported above.
            yield return !field.Exists && by.Text == owner && !port.Exists && !name.Exists
                ? field.Missing($"{field.Here} is required for {owner}; it is missing.") : null;
        }
    }

    // A fact fills the port: it is what stands beside it, or does not, that somebody wrote.
    private static Flaw At(ObjectField port, ObjectField by, string message) => !port.IsFact ? port.KeyFlaw(message) : by.Exists ? by.Flaw(message) : by.Missing(message);
}
