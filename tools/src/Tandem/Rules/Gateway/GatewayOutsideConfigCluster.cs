using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.Parity;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A Gateway in a cluster that is not the config cluster, where no controller reads it.</summary>
public sealed class GatewayOutsideConfigCluster() : Rule(new RuleInfo(
    "TND0514", "gateway-outside-config-cluster", Severity.Error, Layers.References, "The Gateway is not in the config cluster."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var (config, next) = (fleet.Facts.Fleet["configCluster"], fleet.Facts.Fleet["moveConfigTo"]);
        var gateways = fleet.Of("gateway.networking.k8s.io", "Gateway").Where(pair => IsMultiCluster(pair.Root)).DistinctBy(pair => pair.Unit).ToList();
        var units = gateways.ConvertAll(pair => pair.Unit);
        if (config is null || fleet.Clusters.All(cluster => cluster.Name != config) || !fleet.IsWhole)
        {
            yield break;
        }

        var strays = units.Where(unit => unit.Cluster is not null && unit.Cluster != config && unit.Cluster != next).ToList();
        if (units.TrueForAll(unit => unit.Cluster != config))
        {
            // The only Gateway stands elsewhere: the fact is what strayed.
            yield return fleet.Facts.Fleet.Finding(Info, "configCluster", strays is [var only, ..]
                ? $"The config cluster is {config}, but the Gateway is in {only.Cluster}."
                : $"The config cluster {config} has no Gateway.", "Moving the config cluster moves clusters/<region>/gateway too.");
            yield break;
        }

        if (!string.IsNullOrEmpty(next) && fleet.Clusters.Any(cluster => cluster.Name == next) && units.TrueForAll(unit => unit.Cluster != next))
        {
            yield return fleet.Facts.Fleet.Finding(Info, "moveConfigTo", $"{next} gets no Gateway, and the config cluster moves there.",
                "Both clusters hold the gateway unit while it moves; tandem region move-config does each step.");
        }

        var files = new RegionFiles(fleet);
        // The membership has moved by then, and the cluster that it moved from holds the Gateway until the last step.
        foreach (var stray in strays.GroupBy(unit => unit.Cluster).Skip(next == config ? 1 : 0).SelectMany(cluster => cluster))
        {
            var kind = gateways.Find(pair => pair.Unit == stray)!.Root["kind"];
            yield return Finding.At(Info, files.Entry(stray, kind.Owner.Blame(kind.Path, FieldTarget.Value).Place.File) ?? new Place($"{stray.Folder}/kustomization.yaml", 1, 1),
                $"{stray.Cluster} gets a Gateway too, but the config cluster is {config}.", "Delete the unit; while the config cluster moves, set moveConfigTo.");
        }
    }

    // The classes whose names end so belong to the multi-cluster controller.
    private static bool IsMultiCluster(ObjectField gateway) => gateway["spec"]["gatewayClassName"].Text?.EndsWith("-mc", StringComparison.Ordinal) == true;
}
