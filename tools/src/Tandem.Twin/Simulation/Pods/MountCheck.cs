using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Ground;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>What keeps a Pod's volumes from being mounted, in the words of the kubelet and the drivers.</summary>
internal sealed partial class MountCheck(SimulatedCluster cluster, PodView pod)
{
    private const string SecretDriver = "secrets-store-gke.csi.k8s.io";
    private const string SidecarWish = "gke-gcsfuse/volumes";

    private GroundSnapshot Ground => cluster.Ground.Now;

    private string Space => pod.Stored.Key.Namespace;

    /// <summary>The first problem; null where there is none.</summary>
    public string? Problem() => pod.Spec.Items("volumes").Select(ProblemOf).FirstOrDefault(problem => problem is not null);

    private string? ProblemOf(JsonElement volume)
    {
        var cause = volume.Text("configMap", "name") is { } map && !volume.IsTrue("configMap", "optional") ? Missing("ConfigMap", map)
            : volume.Text("secret", "secretName") is { } secret && !volume.IsTrue("secret", "optional") ? Missing("Secret", secret)
            : volume.Text("csi", "driver") switch
            {
                BucketVolume.Driver => OfBucket(BucketVolume.Of(volume)),
                SecretDriver => OfSecrets(volume.Text("csi", "volumeAttributes", "secretProviderClass") ?? ""),
                _ => null,
            };
        return cause is null ? null : $"MountVolume.SetUp failed for volume \"{volume.Text("name")}\" : {cause}";
    }

    private string? Missing(string kind, string name) =>
        cluster.Store.Find(new ObjectKey("", kind, Space, name)) is null ? $"{kind.ToLowerInvariant()} \"{name}\" not found" : null;

    private string? OfBucket(BucketVolume volume)
    {
        if (pod.Stored.Json.Text("metadata", "annotations", SidecarWish) != "true")
        {
            return "rpc error: code = FailedPrecondition desc = failed to find the sidecar container in Pod spec";
        }

        if (!Ground.Buckets.Contains(volume.Bucket))
        {
            return $"rpc error: code = NotFound desc = failed to get GCS bucket \"{volume.Bucket}\": storage: bucket doesn't exist";
        }

        return Ground.Grants.MayUse(volume.Bucket, Identity(), writes: false) ? null
            : $"rpc error: code = PermissionDenied desc = failed to get GCS bucket \"{volume.Bucket}\": googleapi: Error 403: Caller ({Space}/{pod.Account}) does not have storage.objects.list access to the Google Cloud Storage bucket. Permission 'storage.objects.list' denied on resource (or it may not exist)., forbidden";
    }

    private string? OfSecrets(string name)
    {
        if (cluster.Store.Find(new ObjectKey("secrets-store.csi.x-k8s.io", "SecretProviderClass", Space, name)) is not { } found)
        {
            return $"rpc error: code = Unknown desc = failed to get secretproviderclass {Space}/{name}, error: secretproviderclasses.secrets-store.csi.x-k8s.io \"{name}\" not found";
        }

        var cause = Secret().Matches(found.Json.Text("spec", "parameters", "secrets") ?? "")
            .Select(match => OfSecret(match.Value, match.Groups["name"].Value)).FirstOrDefault(problem => problem is not null);
        return cause is null ? null : $"rpc error: code = Unknown desc = failed to mount secrets store objects for pod {Space}/{pod.Name}, err: rpc error: code = Internal desc = {cause}";
    }

    private string? OfSecret(string path, string name)
    {
        var secret = path[..path.IndexOf("/versions", StringComparison.Ordinal)];
        if (!Ground.Secrets.Contains(name) || cluster.Ground.EmptySecrets.Contains(name) || cluster.Faults.Has(FaultKind.MissingSecret, cluster.Region))
        {
            return $"rpc error: code = NotFound desc = Secret [{secret}] not found or has no versions.";
        }

        return Ground.Grants.MayRead(name, Identity()) ? null
            : $"rpc error: code = PermissionDenied desc = Permission 'secretmanager.versions.access' denied for resource '{path}' (or it may not exist).";
    }

    private GroundIdentity Identity()
    {
        var account = cluster.Store.Find(new ObjectKey("", "ServiceAccount", Space, pod.Account));
        return new GroundIdentity(Space, pod.Account, account?.Json.Text("metadata", "annotations", "iam.gke.io/gcp-service-account"));
    }

    [GeneratedRegex("projects/[^/\\s\"']+/secrets/(?<name>[^/\\s\"']+)/versions/[^\\s\"',]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
