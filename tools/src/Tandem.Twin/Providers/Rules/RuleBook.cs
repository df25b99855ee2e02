using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Store;

namespace Tandem.Twin.Providers.Rules;

/// <summary>Every rule of the emulated APIs.</summary>
internal static class RuleBook
{
    private static readonly IReadOnlyList<ProviderRule> All =
    [
        new AddressOutsideSubnet(),
        new DeletionProtected(),
        new DisabledApi(),
        new DiskOfAnotherMachine(),
        new DnsZones(),
        new HeldResource(),
        new MaintenanceTime(),
        new MissingIdentityPool(),
        new MissingParent(),
        new MissingSecondaryRange(),
        new MissingServiceAccount(),
        new NatPorts(),
        new OverlappingRanges(),
        new PoolBesideCluster(),
        new PoolOnReleaseChannel(),
        new RangesOfOneName(),
        new ResourceInUse(),
        new SecondProxyOnlySubnet(),
        new SoftDeletion(),
        new SubnetOfAnotherRegion(),
        new TpuShape(),
        new ZoneOfAnotherRegion(),
    ];

    public static IEnumerable<Complaint> Planned(Resource resource, IWorld world) => All.SelectMany(rule => rule.Placed(resource, world));

    public static IEnumerable<Complaint> Applied(Resource resource, IWorld world) =>
        All.SelectMany(rule => rule.Applied(resource, world).Concat(rule.Placed(resource, world)));

    public static IEnumerable<Complaint> Removed(Resource resource, ResourceStore store) => All.SelectMany(rule => rule.Removed(resource, store));
}
