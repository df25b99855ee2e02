using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Tests.Support;
using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Store;
using Tandem.Twin.Providers.Values;
using Tandem.Twin.Simulation.Ground;

namespace Tandem.Tests.Twin.Simulation;

/// <summary>A ground of two regions, as infra/ makes it, without terraform.</summary>
internal sealed class TestGround
{
    public const string Us = "us-east5";
    public const string Eu = "europe-west4";
    public const string Project = "projects/p";

    public string Folder { get; } = Path.Combine(TestEnvironment.Scratch, "ground-" + Guid.NewGuid().ToString("N"));

    private readonly FolderStore store;

    public TestGround()
    {
        store = new FolderStore(Folder);
        foreach (var region in (string[])[Us, Eu])
        {
            AddRegion(region);
        }

        Put("google_secret_manager_secret", "hf-secret", new { secret_id = "hf-secret" });
        Put("google_secret_manager_secret_iam_member", "token", new { secret_id = "hf-secret", role = "roles/secretmanager.secretAccessor", member = Member("gemma-loader-ksa") });
        Put("google_project_iam_member", "importer", new { role = "roles/compute.networkViewer", member = "principal://x/subject/ns/gke-mcs/sa/gke-mcs-importer" });
        Put("google_gke_hub_feature", "mcs", new { name = "multiclusterservicediscovery" });
        Put("google_gke_hub_feature", "ingress", new { name = "multiclusteringress", spec = new[] { new { multiclusteringress = new[] { new { config_membership = $"{Project}/locations/global/memberships/gke-{Us}" } } } } });
    }

    public static string Bucket(string region) => $"weights-{region}";

    public SimulatedGround Open() => new(Folder);

    public void Put(string type, string id, object values) =>
        store.Put(new Resource(type, id, (MapValue)ValueJson.Read(JsonSerializer.SerializeToElement(values))));

    public void Remove(string type, string id) => store.Remove(store.Find(type, id)!);

    private static string Member(string account) => $"principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p.svc.id.goog/subject/ns/gemma/sa/{account}";

    private void AddRegion(string region)
    {
        Put("google_container_cluster", region, new { name = $"gke-{region}", location = region });
        Put("google_container_node_pool", $"{region}/tpu", new
        {
            name = "tpu-v6e-pool",
            cluster = $"gke-{region}",
            location = region,
            node_locations = new[] { $"{region}-b" },
            initial_node_count = 1,
            autoscaling = new[] { new { min_node_count = 1, max_node_count = 2 } },
            network_config = new[] { new { accelerator_network_profile = "auto" } },
            node_config = new[] { new { machine_type = "ct6e-standard-4t", disk_size_gb = 200, labels = new JsonObject { ["cloud.google.com/gke-networking-dra-driver"] = "true" } } },
        });
        Put("google_container_node_pool", $"{region}/system", new
        {
            name = "system-pool",
            cluster = $"gke-{region}",
            location = region,
            node_locations = new[] { $"{region}-b", $"{region}-c" },
            node_count = 1,
            node_config = new[] { new { machine_type = "e2-standard-16", disk_size_gb = 200 } },
        });
        Put("google_storage_bucket", Bucket(region), new { name = Bucket(region) });
        Put("google_storage_bucket_iam_member", $"{region}/server", new { bucket = Bucket(region), role = "roles/storage.objectViewer", member = Member("gemma-ksa") });
        Put("google_storage_bucket_iam_member", $"{region}/loader", new { bucket = Bucket(region), role = "roles/storage.objectUser", member = Member("gemma-loader-ksa") });
        Put("google_compute_address", region, new { name = $"gemma-gateway-ip-{region}", region, address_type = "INTERNAL", address = region == Us ? "10.0.2.33" : "10.0.1.33" });
        Put("google_compute_subnetwork", $"{region}/proxy", new { name = $"proxy-{region}", region, purpose = "GLOBAL_MANAGED_PROXY", role = "ACTIVE" });
        Put("google_gke_hub_membership", region, new
        {
            membership_id = $"gke-{region}",
            endpoint = new[] { new { gke_cluster = new[] { new { resource_link = $"//container.googleapis.com/{Project}/locations/{region}/clusters/gke-{region}" } } } },
        });
    }
}
