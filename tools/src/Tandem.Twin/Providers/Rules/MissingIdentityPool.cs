using System.Text.RegularExpressions;
using Tandem.Twin.Providers.Engine;

namespace Tandem.Twin.Providers.Rules;

/// <summary>The Workload Identity pool of a project exists once a cluster uses it, and no binding can name it before.</summary>
internal sealed partial class MissingIdentityPool : ProviderRule
{
    public override IEnumerable<Complaint> Applied(Resource resource, IWorld world) =>
        from member in Members.Of(resource)
        let pool = Pool().Match(member.Name)
        where pool.Success && !Exists(pool.Value, world)
        select new Complaint(
            $"googleapi: Error 400: Identity Pool does not exist ({pool.Value}). Please check that you specified a valid resource name as returned in the `name` attribute in the configuration API., badRequest",
            "GKE makes the pool with the first cluster that has workload_identity_config: let the binding depend on the cluster.", member.Path);

    private static bool Exists(string pool, IWorld world) =>
        world.Of("google_container_cluster").Any(cluster => cluster.Values.Blocks("workload_identity_config").Any(config => config.TextOf("workload_pool") == pool));

    [GeneratedRegex(@"(?<=serviceAccount:|workloadIdentityPools/)[a-z][-a-z0-9:.]*\.svc\.id\.goog(?=[/\[]|\z)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pool();
}
