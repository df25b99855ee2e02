using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A port's name or number that nothing can be reached by.</summary>
public sealed class InvalidPort() : ObjectRule(new RuleInfo(
    "TND0118", "invalid-port", Severity.Error, Layers.Schemas, "A port has a malformed name, or a number that contradicts another."))
{
    private static readonly string[] Handlers =
    [
        "livenessProbe.httpGet", "readinessProbe.httpGet", "startupProbe.httpGet", "livenessProbe.tcpSocket", "readinessProbe.tcpSocket",
        "startupProbe.tcpSocket", "lifecycle.preStop.httpGet", "lifecycle.postStart.httpGet", "lifecycle.preStop.tcpSocket", "lifecycle.postStart.tcpSocket",
    ];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id) || id.Group == "monitoring.googleapis.com" || id is { Group: "", Kind: "Service" } or { Group: "networking.k8s.io", Kind: "NetworkPolicy" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => ((root.Group, root.Kind) switch
    {
        ("", "Service") => root["spec"]["ports"].Items.SelectMany(PortReferences.OfService),
        ("networking.k8s.io", "NetworkPolicy") => root.Select("spec.ingress[].ports[]").Concat(root.Select("spec.egress[].ports[]")).SelectMany(PortReferences.OfPolicy),
        ("monitoring.googleapis.com", _) => root.Select("spec.endpoints[].port").Select(port => port.Integer == 0
            ? port.Flaw($"{port.Here} must name a port; it is 0.") : null),
        _ => PodSpecs.Of(root) is { } pod ? PodSpecs.Containers(pod).SelectMany(container => OfContainer(container, pod["hostNetwork"].IsTrue)) : [],
    }).OfType<Flaw>();

    private static IEnumerable<Flaw?> OfContainer(ObjectField container, bool onHost)
    {
        foreach (var port in container["ports"].Items)
        {
            yield return PortReferences.Named(port["name"]);
            yield return onHost && port["hostPort"].Integer is { } host and not 0 && port["containerPort"].Integer is { } inside && host != inside
                ? port["hostPort"].Flaw($"{port["hostPort"].Here} must equal containerPort {inside} on the host's network; it is {host}.") : null;
        }

        foreach (var port in Handlers.SelectMany(container.Select).Select(handler => handler["port"]))
        {
            yield return PortReferences.Named(port);
        }
    }
}
