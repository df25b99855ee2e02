using System.Globalization;
using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>A Pod, read.</summary>
internal sealed class PodView(StoredObject stored)
{
    /// <summary>The annotation that says where a Pod's own HTTP server listens: <c>127.0.0.1:PORT</c>.</summary>
    public const string Endpoint = "twin.tandem.dev/endpoint";

    public StoredObject Stored => stored;

    public string Name => stored.Key.Name;

    public JsonElement Spec => stored.Json.At("spec");

    public IReadOnlyDictionary<string, string> Labels => field ??= stored.Json.Texts("metadata", "labels");

    public string? Node => Spec.Text("nodeName");

    public string Phase => stored.Json.Text("status", "phase") ?? "Pending";

    public bool HasEnded => Phase is "Succeeded" or "Failed";

    public bool IsLeaving => stored.IsLeaving();

    public bool IsReady => !HasEnded && Conditions.IsTrue(stored.Json, "Ready");

    public string? Owner => Owners.ControllerOf(stored.Json);

    public string Account => Spec.Text("serviceAccountName") ?? "default";

    public TimeSpan Grace => TimeSpan.FromSeconds(
        stored.Json.Number("metadata", "deletionGracePeriodSeconds") ?? Spec.Number("terminationGracePeriodSeconds") ?? 30);

    /// <summary>Since when it has been ready; the end of time where it is not.</summary>
    public DateTimeOffset ReadySince => Conditions.Find(stored.Json, "Ready") is var ready && ready.Text("status") == "True"
        ? Time(ready.Text("lastTransitionTime")) ?? DateTimeOffset.MaxValue : DateTimeOffset.MaxValue;

    /// <summary>The containers that run side by side.</summary>
    public IEnumerable<JsonElement> Containers => Spec.Items("containers");

    /// <summary>The containers that run one after the other before those.</summary>
    public IEnumerable<JsonElement> InitContainers => Spec.Items("initContainers").Where(container => !IsSidecar(container));

    /// <summary>The containers that start before the others and stay.</summary>
    public IEnumerable<JsonElement> Sidecars => Spec.Items("initContainers").Where(IsSidecar);

    /// <summary>The images of all its containers.</summary>
    public IEnumerable<string> Images => Sidecars.Concat(InitContainers).Concat(Containers).Select(container => container.Text("image") ?? "").Distinct(StringComparer.Ordinal);

    /// <summary>The volumes that the driver for Cloud Storage mounts.</summary>
    public IEnumerable<BucketVolume> Buckets => Spec.Items("volumes").Where(volume => volume.Text("csi", "driver") == BucketVolume.Driver).Select(BucketVolume.Of);

    public static bool IsSidecar(JsonElement container) => container.Text("restartPolicy") == "Always";

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
}
