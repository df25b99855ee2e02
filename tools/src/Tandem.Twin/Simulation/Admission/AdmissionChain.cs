using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Ground;

namespace Tandem.Twin.Simulation.Admission;

/// <summary>What an API server does to an object before it keeps it: fills in defaults, and refuses what cannot be.</summary>
/// <param name="store">The cluster's objects.</param>
/// <param name="ground">The ground below.</param>
/// <param name="region">The cluster's region.</param>
internal sealed class AdmissionChain(ObjectStore store, SimulatedGround ground, string region)
{
    private int services;

    /// <summary>Completes an object that is to be created or changed.</summary>
    /// <exception cref="ApiException">It is refused.</exception>
    public void Admit(ObjectKey key, JsonObject body)
    {
        var old = store.Find(key);
        if (old is null)
        {
            NeedsNamespace(key);
        }

        switch (key)
        {
            case { Group: "", Kind: "Namespace" }:
                body.Child("metadata").Child("labels").Default("kubernetes.io/metadata.name", key.Name);
                body.Child("spec").Default("finalizers", new JsonArray("kubernetes"));
                body.Child("status").Default("phase", "Active");
                break;
            case { Group: "", Kind: "Pod" } when old is null:
                NeedsAccount(key, body);
                PodDefaults.Fill(body.Child("spec"));
                PodWebhooks.Apply(body);
                body.Child("status").Default("phase", "Pending");
                break;
            case { Group: "", Kind: "Service" }:
                ServiceDefaults.Fill(body.Child("spec"), () => FreeAddress.Next(NextService, store.List("", "Service").Select(service => service.Json.Text("spec", "clusterIP"))), old);
                break;
            case { Group: "apps", Kind: "Deployment" }:
                WorkloadDefaults.FillDeployment(key, body, old);
                break;
            case { Group: "batch", Kind: "Job" }:
                WorkloadDefaults.FillJob(key, body, old);
                break;
            case { Group: "networking.gke.io", Kind: "GCPInferencePoolImport" }:
                NeedsConfigCluster(key);
                break;
        }
    }

    private string NextService() => $"10.{32 + (ObjectNames.Hash(region, 1)[0] % 16)}.16.{(Interlocked.Increment(ref services) % 250) + 2}";

    private void NeedsNamespace(ObjectKey key)
    {
        if (key.Namespace.Length == 0)
        {
            return;
        }

        if (store.Find(new ObjectKey("", "Namespace", "", key.Namespace)) is not { } space)
        {
            throw ApiException.NotFound("namespaces", key.Namespace);
        }

        if (space.IsLeaving())
        {
            throw new ApiException(403, "Forbidden", $"{key.Kind} \"{key.Name}\" is forbidden: unable to create new content in namespace {key.Namespace} because it is being terminated");
        }
    }

    private void NeedsAccount(ObjectKey key, JsonObject body)
    {
        var account = body.Child("spec").TextOf("serviceAccountName") ?? "default";
        // The default account comes a moment after its namespace.
        if (account != "default" && store.Find(new ObjectKey("", "ServiceAccount", key.Namespace, account)) is null)
        {
            throw new ApiException(403, "Forbidden", $"pods \"{body.Child("metadata").TextOf("generateName") ?? key.Name}\" is forbidden: error looking up service account {key.Namespace}/{account}: serviceaccount \"{account}\" not found");
        }
    }

    private void NeedsConfigCluster(ObjectKey key)
    {
        if (ground.Now.ConfigRegion != region)
        {
            throw new ApiException(403, "Forbidden", $"gcpinferencepoolimports.networking.gke.io \"{key.Name}\" is forbidden: this is not the config cluster");
        }
    }
}
