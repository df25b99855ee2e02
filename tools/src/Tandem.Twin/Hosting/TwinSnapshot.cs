using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Pods;
using Tandem.Twin.Traffic;

namespace Tandem.Twin.Hosting;

/// <summary>What a twin is doing at a moment.</summary>
/// <param name="Time">The simulated time.</param>
/// <param name="Regions">Each region.</param>
/// <param name="Traffic">The requests since the start.</param>
/// <param name="Faults">What goes wrong.</param>
public sealed record TwinSnapshot(DateTimeOffset Time, IReadOnlyDictionary<string, RegionSnapshot> Regions, TrafficSnapshot Traffic, IReadOnlyList<Fault> Faults)
{
    internal static TwinSnapshot Of(IReadOnlyDictionary<string, ObjectStore> stores, FaultBook faults, GatewayFront front, StubPark stubs, SimulatedClock clock) => new(
        clock.GetUtcNow(),
        stores.ToDictionary(pair => pair.Key, pair => Region(pair.Value, front.Addresses.GetValueOrDefault(pair.Key)), StringComparer.Ordinal),
        TrafficSnapshot.Of(front.Traffic, stubs.Answered),
        faults.All);

    private static RegionSnapshot Region(ObjectStore store, Uri? gateway) => new(
        [.. store.List("", "Pod").Select(pod => new PodView(pod)).Where(pod => !pod.HasEnded).Select(pod => new PodSnapshot(pod.Stored.Key.Namespace, pod.Name, Shown(pod), pod.IsReady))],
        gateway?.GetLeftPart(UriPartial.Authority));

    private static string Shown(PodView pod) => pod.IsLeaving ? "Terminating"
        : pod.Stored.Json.Items("status", "containerStatuses").Select(status => status.Text("state", "waiting", "reason")).FirstOrDefault(reason => reason is not null) ?? pod.Phase;
}
