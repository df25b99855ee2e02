using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>Health services that probes ask an endpoint picker for, and that it does not have.</summary>
/// <remarks>
/// With leader election it answers the two words, its ext_proc service and the empty name, and refuses every other; without, it answers for
/// its pool whatever is asked, and its own manifests ask for inference-extension.
/// Source: https://github.com/kubernetes-sigs/gateway-api-inference-extension/blob/v1.5.0/cmd/epp/runner/health.go.
/// </remarks>
internal static class PickerHealth
{
    private const string Usual = "inference-extension";
    private static readonly string[] OfLeaders = ["readiness", "liveness", "", "envoy.service.ext_proc.v3.ExternalProcessor"];
    private static readonly string[] Probes = ["livenessProbe.grpc.service", "readinessProbe.grpc.service", "startupProbe.grpc.service"];

    /// <summary>The fields that name them.</summary>
    public static IEnumerable<Mismatch> Of(World world) =>
        from picker in world.OwnPickers
        let services = Probes.SelectMany(picker.Container.Select).ToList()
        // That all of them ask for what one picker alone answers is one mistake.
        from flaw in picker.Elects ? services.Select(OfLeader).OfType<Flaw>().Take(1) : services.Select(Slip).OfType<Flaw>()
        select new Mismatch(flaw, picker.Flags.Flag(Picker.Election)?.Field ?? picker.Container["args"]);

    private static Flaw? OfLeader(ObjectField service) => OfLeaders.Contains(service.Text ?? "", StringComparer.Ordinal) ? OfOtherProbe(service)
        : service.Flaw($"{service.Here} is {service.Text}, a service that an endpoint picker with leader election does not know.", service.Parent!.Parent!.Key == "readinessProbe" ? "Ask for readiness." : "Ask for liveness.");

    // Every picker lives, the leader alone is ready: a probe that asks for the other sends calls to a standby, or ends it for good.
    private static Flaw? OfOtherProbe(ObjectField service) => (service.Parent!.Parent!.Key, service.Text) switch
    {
        ("readinessProbe", "liveness") => service.Flaw($"{service.Here} is liveness, which a picker that does not lead answers too: the Service would send it half of all calls.", "Ask for readiness."),
        ("livenessProbe" or "startupProbe", "readiness") => service.Flaw($"{service.Here} is readiness, which the leader alone answers: the others would be restarted for good.", "Ask for liveness."),
        _ => null,
    };

    // Nobody means a name that nearly is the usual one.
    private static Flaw? Slip(ObjectField service) => service.Text is { Length: > 0 } name && name != Usual && !OfLeaders.Contains(name, StringComparer.Ordinal) && NearestName.Find(name, [Usual, .. OfLeaders]) is { Length: > 0 } near
        ? service.Flaw($"{service.Here} is {name}, which is no health service of the endpoint picker.", $"Did you mean {near}?") : null;
}
