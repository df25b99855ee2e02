using Tandem.Findings;
using Tandem.Schemas;
using Tandem.Rules.Objects;

namespace Tandem.Rules.Gateway;

/// <summary>A reference to a Service, as a backend, a mirror or an endpoint picker, without the port.</summary>
public sealed class MissingBackendPort() : ObjectRule(new RuleInfo(
    "TND0503", "missing-backend-port", Severity.Error, Layers.Schemas, "A reference to a Service names no port."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => Selectors.IsKnown(id) && id.Kind is "HTTPRoute" or "InferencePool";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        from reference in root.Kind switch
        {
            "HTTPRoute" => root.Select("spec.rules[].backendRefs[]").Concat(root.Select("spec.rules[].filters[].requestMirror.backendRef"))
                .Concat(root.Select("spec.rules[].backendRefs[].filters[].requestMirror.backendRef")),
            "InferencePool" when root.Group == "inference.networking.k8s.io" => root.Select("spec.endpointPickerRef"),
            _ => [],
        }
        where reference.Mapping is not null && !reference.Has("port") && (reference["kind"].Text ?? "Service") == "Service"
            && (root.Kind != "HTTPRoute" || string.IsNullOrEmpty(reference["group"].Text))
        select reference["port"].Missing($"{reference["port"].Here} is required for a Service; it is missing.");
}
