using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>What a model server takes from outside, or nobody outside reaches.</summary>
internal static class OutsideView
{
    // Kubernetes tells each Pod of the Services beside it, by variables such as NAME_PORT=tcp://10.0.0.1:8000; vllm/envs.py reads this one.
    private const string Trap = "vllm";

    /// <summary>A server that listens to its own Pod alone, and a Service whose name sets a variable of the server.</summary>
    public static IEnumerable<Flaw> Of(World world, PodTemplate pod) =>
        ModelServer.In(world, pod).SelectMany(server => Deaf(server).Concat(Told(world, server)));

    private static IEnumerable<Flaw> Deaf(ModelServer server) => server.Words.Flag("host") is { } host && (host.Text is "localhost" or "::1" || host.Text.StartsWith("127.", StringComparison.Ordinal))
        && PodSpecs.Probes.Any(probe => server.Container[probe].Has("httpGet") && !server.Container[probe]["httpGet"].Has("host"))
            ? [host.Setter.Flaw($"The server listens on {host.Text}: its own Pod hears it, and neither probes nor the load balancer do.", "Take --host out, or write 0.0.0.0.")] : [];

    private static IEnumerable<Flaw> Told(World world, ModelServer server) => server.Pod.Spec["enableServiceLinks"].IsFalse || server.Container["env"].Items.Any(entry => entry["name"].Text == "VLLM_PORT") ? []
        : world.Own("", "Service").Where(service => service.Owner.Manifest.Name == Trap && World.IsIn(service, server.Pod.Namespace))
            .Select(service => service["metadata"]["name"].Flaw($"A Service named {Trap} sets VLLM_PORT in the Pods of {server.Pod}, to an address where the server wants a number: it ends at once.", "Name it otherwise, or set enableServiceLinks: false in the Pods."));
}
