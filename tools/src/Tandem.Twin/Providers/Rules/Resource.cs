using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A resource that exists or is to.</summary>
/// <param name="Type">Its type, the same under google and google-beta.</param>
/// <param name="Id">Its id, made by our template whatever the plan shows.</param>
/// <param name="Values">Its fields; some unknown while it is planned.</param>
internal sealed record Resource(string Type, string Id, MapValue Values)
{
    private static readonly string[] Services =
        ["google_compute_", "google_container_", "google_gke_hub_", "google_secret_manager_", "google_storage_", "google_dns_", "google_", ""];

    public ResourceSchema Schema => SchemaCatalog.Resource(Type);

    /// <summary>What a person calls it.</summary>
    public string Noun => Type[Services.First(service => Type.StartsWith(service, StringComparison.Ordinal)).Length..].Replace('_', ' ');

    public string? TextOf(string name) => Values.TextOf(name);
}
