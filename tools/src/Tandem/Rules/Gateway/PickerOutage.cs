using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>Pools of a cluster that answer nothing while their only endpoint picker restarts.</summary>
/// <remarks>failureMode is FailClose where it is not set: https://gateway-api-inference-extension.sigs.k8s.io/reference/spec/.</remarks>
internal static class PickerOutage
{
    private const string Closed = "FailClose";

    /// <summary>The failure mode of each.</summary>
    public static IEnumerable<Mismatch> Of(World world) => world.Cluster is null ? [] :
        from pool in world.Own(Routes.PoolGroup, Routes.PoolKind)
        let reference = pool["spec"]["endpointPickerRef"]
        where reference.Mapping is not null && (reference["failureMode"].Text ?? Closed) == Closed
        let service = world.Find("", "Service", pool.Owner.Manifest.Namespace, reference["name"].Text)
        where service is not null
        let pods = PodSelectors.Of(service).SelectMany(world.Selected).ToList()
        where pods is [{ Root.Kind: "Deployment" or "StatefulSet" }] && (pods[0].Root["spec"]["replicas"].Integer ?? 1) == 1
        select new Mismatch(At(reference["failureMode"]), pods[0].Root["spec"]["replicas"].Exists ? pods[0].Root["spec"]["replicas"] : pods[0].Root["metadata"]["name"]);

    private static Flaw At(ObjectField mode)
    {
        var message = $"{mode.Here} is {(mode.Exists ? Closed : $"not set, which is {Closed}")}, and there is one endpoint picker: no request is answered while it restarts.";
        const string hint = "Write failureMode: FailOpen, or run two pickers.";
        return mode.Exists ? mode.Flaw(message, hint) : mode.Missing(message, hint);
    }
}
