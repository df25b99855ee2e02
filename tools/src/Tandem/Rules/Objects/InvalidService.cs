using System.Net;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A Service with fields that its type does not take, or without those that it needs.</summary>
public sealed class InvalidService() : ObjectRule(new RuleInfo(
    "TND0127", "invalid-service", Severity.Error, Layers.Schemas, "A Service has fields that its type does not take, or lacks what it needs."))
{
    private static readonly string[] Types = ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"];
    private static readonly string[] OfLoadBalancer = ["loadBalancerSourceRanges", "loadBalancerClass", "allocateLoadBalancerNodePorts"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "", Kind: "Service" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => !root.Has("spec") || !Types.Contains(root["spec"]["type"].Text ?? "ClusterIP", StringComparer.Ordinal) ? [] :
        Fields(root["spec"], root["spec"]["type"].Text ?? "ClusterIP")
            .Concat(Ports(root["spec"], root["spec"]["type"].Text ?? "ClusterIP"))
            .Concat(ServiceAddress.Address(root["spec"], root["spec"]["type"].Text ?? "ClusterIP")).OfType<Flaw>();

    private static IEnumerable<Flaw?> Fields(ObjectField spec, string type)
    {
        foreach (var field in OfLoadBalancer.Select(name => spec[name]).Where(field => field.Exists && type != "LoadBalancer"))
        {
            yield return ServiceAddress.Foreign(field, "LoadBalancer", type);
        }

        var isOutside = type is "LoadBalancer" or "NodePort" || spec["externalIPs"].Items.Count > 0;
        yield return spec.Has("externalTrafficPolicy") && !isOutside
            ? ServiceAddress.Foreign(spec["externalTrafficPolicy"], "NodePort or LoadBalancer", type) : null;
        yield return spec["sessionAffinityConfig"]["clientIP"].Exists && spec["sessionAffinity"].Text != "ClientIP"
            ? spec["sessionAffinityConfig"].KeyFlaw("spec.sessionAffinityConfig needs sessionAffinity: ClientIP beside it.") : null;
        var check = spec["healthCheckNodePort"];
        yield return check.Integer > 0 && (type != "LoadBalancer" || spec["externalTrafficPolicy"].Text != "Local")
            ? check.KeyFlaw("spec.healthCheckNodePort needs the type LoadBalancer and externalTrafficPolicy: Local.") : null;
    }

    private static IEnumerable<Flaw?> Ports(ObjectField spec, string type)
    {
        var (list, ports) = (spec["ports"], spec["ports"].Items);
        var mayHaveNone = type == "ExternalName" || spec["clusterIP"].Text == "None";
        yield return ports.Count == 0 && !mayHaveNone && (!list.Exists || list.Node is SequenceNode)
            ? list.Missing("spec.ports must have at least one port, unless clusterIP is None or the type is ExternalName; it has none.") : null;
        foreach (var port in ports.Where(port => port.Mapping is not null))
        {
            yield return ports.Count > 1 && string.IsNullOrEmpty(port["name"].Text)
                ? port["name"].Missing($"{port["name"].Here} is required where a Service has several ports; it is missing.") : null;
            yield return type is "ClusterIP" or "ExternalName" && port["nodePort"].Integer is > 0 and <= 65535
                ? ServiceAddress.Foreign(port["nodePort"], "NodePort or LoadBalancer", type) : null;
        }
    }
}
