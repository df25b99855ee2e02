using Tandem.Rules.References;
using Tandem.Rules.Serving;

namespace Tandem.Rules.Gateway;

/// <summary>Model servers that keep no statistics, although somebody reads their metrics.</summary>
/// <remarks>https://docs.vllm.ai/en/v0.11.1/design/metrics/: --disable-log-stats takes the loggers away, that of Prometheus too.</remarks>
internal static class HiddenMetrics
{
    /// <summary>The flag of each.</summary>
    public static IEnumerable<Flaw> Of(World world) =>
        from server in world.OwnServers
        from flag in server.Flags.All
        where flag.Name == "disable-log-stats" && !flag.Field.Text!.EndsWith("=false", StringComparison.OrdinalIgnoreCase)
        let reader = world.Selectors.FirstOrDefault(selector => selector.Use == PodUse.Metrics && selector.Selects(server.Pod))
        where reader is not null
        select flag.Field.Flaw($"With {flag.Field.Text} the server shows no metric of its own, and the {reader.Root.Kind} {reader.Root.Owner.Manifest.Name} reads them.", "Take it out.");
}
