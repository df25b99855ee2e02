using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Monitoring;

/// <summary>An endpoint of a PodMonitoring that the collector refuses to scrape.</summary>
public sealed class InvalidScrape() : ObjectRule(new RuleInfo(
    "TND0506", "invalid-scrape", Severity.Error, Layers.Schemas, "A scraped endpoint has settings that contradict each other or touch what is reserved."))
{
    // Seconds: https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness
    private const int Lookback = 300;

    private static readonly string[] Secrets = ["authorization.credentials", "basicAuth.password", "oauth2.clientSecret", "tls.ca", "tls.cert", "tls.key"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "monitoring.googleapis.com", Kind: "PodMonitoring" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        root["spec"]["endpoints"].Items.SelectMany(Endpoint)
            .Concat(root.Select("spec.endpoints[].metricRelabeling[].targetLabel").Concat(root.Select("spec.targetLabels.fromPod[].to")).Select(ScrapeLabels.Label)).OfType<Flaw>();

    private static IEnumerable<Flaw?> Endpoint(ObjectField endpoint)
    {
        var (timeout, interval) = (endpoint["timeout"], endpoint["interval"]);
        yield return ScrapeTimes.Seconds(timeout.Text) > ScrapeTimes.Seconds(interval.Text)
            ? timeout.Flaw($"{timeout.Here} must be at most the interval {interval.Text}; it is {timeout.Text}.") : null;
        yield return ScrapeTimes.Seconds(interval.Text) > Lookback
            ? interval.Flaw($"{interval.Here} is {interval.Text}: a value that is older than {Lookback / 60} minutes counts as gone, so every graph and every alert has gaps.", "Scrape at least every minute: 15s, 30s.") : null;
        foreach (var space in Secrets.SelectMany(path => endpoint.Select(path + ".secret.namespace")))
        {
            yield return space.KeyFlaw($"{space.Here} must not be set: a PodMonitoring reads Secrets of its own namespace.", "Remove it, or use a ClusterPodMonitoring.");
        }

        yield return endpoint["authorization"]["type"] is { Text: "Basic" } type
            ? type.Flaw($"{type.Here} must not be Basic.", "Use basicAuth.") : null;
        foreach (var relabel in endpoint["metricRelabeling"].Items.Where(relabel => relabel["action"].Text == "labeldrop" && !relabel.Has("regex")))
        {
            yield return relabel["regex"].Missing($"{relabel["regex"].Here} is required for the action labeldrop; it is missing.");
        }

        foreach (var tls in endpoint.Select("tls").Concat(endpoint.Select("oauth2.tlsConfig")).Where(tls => tls.Has("cert") != tls.Has("key")))
        {
            var missing = tls.Has("cert") ? tls["key"] : tls["cert"];
            yield return missing.Missing($"{missing.Here} is required: a certificate and its key stand together.");
        }

        foreach (var url in endpoint.Select("proxyUrl").Concat(endpoint.Select("oauth2.proxyUrl")))
        {
            yield return Uri.TryCreate(url.Text, UriKind.Absolute, out _) && !url.Text!.Contains('@')
                ? null : url.Flaw($"{url.Here} must be a URL without credentials.");
        }
    }
}
