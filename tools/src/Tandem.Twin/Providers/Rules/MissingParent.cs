using Tandem.Twin.Providers.Engine;

namespace Tandem.Twin.Providers.Rules;

/// <summary>What a resource names exists before it does.</summary>
internal sealed class MissingParent : ProviderRule
{
    public override IEnumerable<Complaint> Applied(Resource resource, IWorld world) =>
        from target in ResourceIds.Targets(resource.Schema, resource.Values)
        where InOwnProject(target.Id, resource) && !Exists(target.Field.Target!, target.Id, world)
        select new Complaint($"googleapi: Error 404: The resource '{target.Id}' was not found, notFound", $"{target.Path} names a {target.Field.Target} that does not exist yet.", target.Path);

    // What stands in another project is not ours to know.
    private static bool InOwnProject(string id, Resource resource) =>
        !id.StartsWith("projects/", StringComparison.Ordinal) || resource.TextOf("project") is not { } project || id.StartsWith($"projects/{project}/", StringComparison.Ordinal);

    private static bool Exists(string type, string id, IWorld world) =>
        id.EndsWith("/global/networks/default", StringComparison.Ordinal) || world.Find(type, id) is not null || (type == "google_gke_hub_membership" && Registered(id, world));

    // A cluster with a fleet block registers itself.
    private static bool Registered(string id, IWorld world) => world.Of("google_container_cluster").Any(cluster =>
        cluster.Values.Blocks("fleet").Any(fleet => fleet.TextOf("membership") is { } link && link.EndsWith(id, StringComparison.Ordinal)));
}
