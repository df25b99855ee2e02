using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>In a cluster on a release channel every pool is repaired and upgraded by GKE.</summary>
/// <remarks>Source: https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels#what_happens_when_you_enroll_a_cluster_in_a_release_channel.</remarks>
internal sealed class PoolOnReleaseChannel : ProviderRule
{
    private static readonly string[] Duties = ["auto_repair", "auto_upgrade"];

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world)
    {
        if (resource.Type != "google_container_node_pool" || resource.Values.Blocks("management").FirstOrDefault() is not { } management || resource.TextOf("cluster") is not { } named)
        {
            return [];
        }

        var channel = world.Of("google_container_cluster").Where(cluster => cluster.TextOf("name") == named || cluster.Id == named)
            .Select(cluster => cluster.Values.Blocks("release_channel").FirstOrDefault()?.TextOf("channel")).FirstOrDefault(text => text is not null);
        return channel is null or "UNSPECIFIED" ? [] : Duties.Where(duty => management[duty] == Value.Of(false)).Select(duty => new Complaint(
            $"googleapi: Error 400: {duty} must be true when release_channel {channel} is set", "GKE upgrades the pools of such a cluster; when it may is maintenance_policy's to say.",
            FieldPath.Of("management").Item(0).Field(duty)));
    }
}
