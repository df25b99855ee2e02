using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Store;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A network or a subnet goes after what stands in it, a zone after its records.</summary>
internal sealed class ResourceInUse : ProviderRule
{
    private static readonly Dictionary<string, string[]> Users = new()
    {
        ["google_compute_network"] = ["google_compute_subnetwork", "google_compute_firewall", "google_compute_router", "google_compute_address", "google_container_cluster"],
        [Subnets.Type] = ["google_compute_address", "google_container_cluster"],
        ["google_dns_managed_zone"] = ["google_dns_record_set"],
    };

    public override IEnumerable<Complaint> Removed(Resource resource, ResourceStore store) =>
        Users.TryGetValue(resource.Type, out var users) && resource.TextOf("force_destroy") != "true"
        && users.SelectMany(store.Of).FirstOrDefault(user => Uses(user, resource)) is { } first
            ? [new Complaint($"googleapi: Error 400: The {resource.Noun} resource '{resource.Id}' is already being used by '{first.Id}', resourceInUseByAnotherResource")]
            : [];

    private static bool Uses(Resource user, Resource used) =>
        ResourceIds.Targets(user.Schema, user.Values).Any(target => target.Field.Target == used.Type && target.Id == used.Id);
}
