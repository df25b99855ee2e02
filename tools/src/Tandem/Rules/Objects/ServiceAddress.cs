using System.Net;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>How a Service is reached: by an address of its own, by none, or by another name.</summary>
internal static class ServiceAddress
{
    /// <summary>What is wrong with a Service's address or name.</summary>
    public static IEnumerable<Flaw?> Address(ObjectField spec, string type)
    {
        var (name, address) = (spec["externalName"], spec["clusterIP"]);
        yield return type == "ExternalName" && !name.Exists ? name.Missing("spec.externalName is required for the type ExternalName; it is missing.")
            : type == "ExternalName" && name.Text is { } host && Names.Subdomain(host.TrimEnd('.')) is { } wanted
            ? name.Flaw($"{name.Here} must be {wanted}; it is \"{host}\".") : null;
        yield return address.Text is not { Length: > 0 } text ? null
            : type == "ExternalName" ? Foreign(address, "ClusterIP, NodePort or LoadBalancer", type)
            : text == "None" && type != "ClusterIP" ? address.Flaw($"{address.Here} must not be None for the type {type}.")
            : text != "None" && !IPAddress.TryParse(text, out _)
            ? address.Flaw($"{address.Here} must be None or an IP address; it is \"{text}\".") : null;
    }

    /// <summary>A field that belongs to a Service of another type.</summary>
    public static Flaw Foreign(ObjectField field, string types, string type) =>
        field.KeyFlaw($"{field.Here} needs the type {types}; the type is {type}.", "Remove it, or change spec.type.");
}
