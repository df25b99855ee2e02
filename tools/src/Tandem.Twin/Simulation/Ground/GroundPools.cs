using System.Globalization;
using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Simulation.Ground;

/// <summary>Reads node pools as the embedded providers keep them.</summary>
internal static class GroundPools
{
    /// <summary>A pool; null where its cluster is not there.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="clusters">The region of each cluster, by name.</param>
    public static GroundPool? Of(Resource resource, IReadOnlyDictionary<string, string> clusters)
    {
        var cluster = (resource.TextOf("cluster") ?? "").Split('/')[^1];
        if (!clusters.TryGetValue(cluster, out var region))
        {
            return null;
        }

        var config = resource.Values.Blocks("node_config").FirstOrDefault(MapValue.Empty);
        var scaling = resource.Values.Blocks("autoscaling").FirstOrDefault();
        var initial = Number(resource.TextOf("initial_node_count")) ?? Number(resource.TextOf("node_count")) ?? 1;
        return new GroundPool(cluster, region, resource.TextOf("name") ?? "", Zones(resource), config.TextOf("machine_type") ?? "e2-medium")
        {
            Initial = Number(resource.TextOf("node_count")) ?? initial,
            Least = scaling is null ? initial : Number(scaling.TextOf("min_node_count")) ?? 0,
            Most = scaling is null ? initial : Number(scaling.TextOf("max_node_count")) ?? initial,
            DiskSize = Number(config.TextOf("disk_size_gb")) ?? 100,
            Labels = config["labels"] is MapValue labels ? labels.Entries.ToDictionary(label => label.Key, label => label.Value.Text ?? "", StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal),
            HasAcceleratorNetworks = resource.Values.Blocks("network_config").Any(network => network.TextOf("accelerator_network_profile") is { Length: > 0 }
                || network.Blocks("additional_node_network_configs").Any()),
        };
    }

    private static List<string> Zones(Resource resource) =>
        resource.Values.Items("node_locations").Select(zone => zone.Text).OfType<string>().ToList() is { Count: > 0 } named ? named : [resource.TextOf("location") ?? ""];

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
