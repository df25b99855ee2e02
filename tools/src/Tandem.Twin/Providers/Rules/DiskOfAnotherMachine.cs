using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>Machines of the newer series start from Hyperdisk alone.</summary>
/// <remarks>Source: https://docs.cloud.google.com/compute/docs/disks/hyperdisks#machine-type-support.</remarks>
internal sealed class DiskOfAnotherMachine : ProviderRule
{
    private static readonly string[] Series = ["c4", "c4a", "c4d", "n4", "n4a", "n4d", "h4d", "x4", "a4", "a4x"];

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world) =>
        resource.Type == "google_container_node_pool" && resource.Values.Blocks("node_config").FirstOrDefault() is { } node && node.TextOf("machine_type") is { } machine && Array.IndexOf(Series, machine.Split('-')[0]) >= 0
            && node.TextOf("disk_type") is { } disk && disk.StartsWith("pd-", StringComparison.Ordinal)
            ? [new Complaint($"googleapi: Error 400: {disk} disks are not supported by the machine type {machine}", $"{machine.Split('-')[0]} machines take Hyperdisk: hyperdisk-balanced.", FieldPath.Of("node_config").Item(0).Field("machine_type"))] : [];
}
