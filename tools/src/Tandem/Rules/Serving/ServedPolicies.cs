using Tandem.Rules.Gateway;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>The policies of the load balancer for the pools that Pods serve in, whichever cluster holds them.</summary>
internal static class ServedPolicies
{
    /// <summary>The settings of the policies of a kind that apply to Pods.</summary>
    public static IEnumerable<ObjectField> Of(World world, PodTemplate pod, string kind)
    {
        var worlds = world.Reached;
        return from holder in worlds
               from policy in holder.All(Routes.ImportGroup, kind)
               where Pools(holder, policy).Any(pool => IsOf(world, pool) && PodSelectors.Of(pool).Any(selector => selector.Selects(pod)))
               select policy["spec"]["default"];
    }

    /// <summary>The pools that a policy is for.</summary>
    public static IEnumerable<ObjectField> Pools(World world, ObjectField policy)
    {
        var target = policy["spec"]["targetRef"];
        return Routes.IsImport(target) ? Routes.Imported(world, target)
            : target["kind"].Text == Routes.PoolKind ? world.All(Routes.PoolGroup, Routes.PoolKind).Where(pool => pool.Owner.Manifest.Name == target["name"].Text) : [];
    }

    /// <summary>The servers, each with its world, behind a policy.</summary>
    public static IEnumerable<ModelServer> Servers(World world, ObjectField policy)
    {
        var pools = Pools(world, policy).ToList();
        return from holder in world.Reached
               from server in holder.OwnServers
               where pools.Exists(pool => IsOf(holder, pool) && PodSelectors.Of(pool).Any(selector => selector.Selects(server.Pod)))
               select server;
    }

    private static bool IsOf(World world, ObjectField pool) => pool.Owner.Unit?.Cluster == world.Cluster;
}
