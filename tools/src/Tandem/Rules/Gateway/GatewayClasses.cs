using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>The class of a Gateway, against those that GKE has, its routes and its addresses.</summary>
/// <remarks>
/// Sources: https://docs.cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities, and for addresses with a region
/// https://docs.cloud.google.com/kubernetes-engine/docs/how-to/deploy-internal-multi-cluster-gateway.
/// </remarks>
internal static class GatewayClasses
{
    private const string CrossRegional = "gke-l7-cross-regional-";
    private static readonly string[] OfRegion = ["networking.gke.io/named-address-with-region", "networking.gke.io/ephemeral-ipv4-address/"];

    private static readonly string[] Classes =
    [
        "gke-l7-global-external-managed", "gke-l7-regional-external-managed", "gke-l7-rilb", "gke-l7-gxlb", "gke-l7-cross-regional-internal-managed",
        "gke-l7-global-external-managed-mc", "gke-l7-regional-external-managed-mc", "gke-l7-rilb-mc", "gke-l7-gxlb-mc", "gke-l7-cross-regional-internal-managed-mc",
        "gke-td", "asm-l7-gxlb",
    ];

    /// <summary>What is wrong with a Gateway's class; null where nothing is.</summary>
    public static Mismatch? Check(World world, ObjectField gateway, List<ObjectField> routes)
    {
        var name = gateway["spec"]["gatewayClassName"];
        if (name.String is not { Length: > 0 } text || world.Find(Routes.ApiGroup, "GatewayClass", null, text) is not null)
        {
            return null;
        }

        var flaw = !Classes.Contains(text, StringComparer.Ordinal) ? Unknown(world, gateway, name, text)
            : !Routes.IsMultiCluster(gateway) && routes.Exists(route => Routes.Parents(world, route).Contains(gateway) && Routes.Backends(route).Any(Routes.IsImport))
            ? name.Flaw($"{name.Here} is {text}, which serves one cluster; its route sends to a pool imported from several.", NearestName.Find(text + "-mc", Classes) == text + "-mc" ? $"Did you mean {text}-mc?" : "Take a class that ends in -mc.") : null;
        return flaw is not null ? new Mismatch(flaw, name) : OfAddress(gateway, name, text);
    }

    private static Flaw? Unknown(World world, ObjectField gateway, ObjectField name, string text) =>
        world.IsOpen(gateway.Owner.Manifest.Namespace) && NearestName.Slip(text, Classes) is null ? null
            : name.Flaw($"{name.Here} is {text}, a class that GKE does not have.", NearestName.Find(text, Classes) is { } near ? $"Did you mean {near}?" : "GKE makes the classes; a fleet takes one that ends in -mc.");

    private static Mismatch? OfAddress(ObjectField gateway, ObjectField name, string text)
    {
        var type = gateway.Select("spec.addresses[].type").FirstOrDefault(type => OfRegion.Any(form => type.Text?.StartsWith(form, StringComparison.Ordinal) == true));
        return type is null || text.StartsWith(CrossRegional, StringComparison.Ordinal) ? null
            : new Mismatch(name.Flaw($"{name.Here} is {text}, which takes no address of a region; the Gateway has {gateway["spec"]["addresses"].Items.Count}.", $"Take {CrossRegional}internal-managed-mc."), type);
    }
}
