using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>A Service that sends requests to Pods which are not ready.</summary>
/// <remarks>https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/: the field is for headless Services of peers that look for each other.</remarks>
public sealed class UnreadyEndpoints() : ReferenceRule(new RuleInfo(
    "TND0161", "unready-endpoints", Severity.Error, Layers.References, "A Service sends requests to Pods that are not ready."))
{
    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from service in world.Own("", "Service")
        let field = service["spec"]["publishNotReadyAddresses"]
        where field.IsTrue && service["spec"]["clusterIP"].Text != "None"
        let probed = PodSelectors.Of(service).SelectMany(world.Selected).FirstOrDefault(pod => pod.Running.Any(container => container.Has("readinessProbe") || container.Has("startupProbe")))
        where probed is not null
        select Found(world, field.Flaw($"The Service {service.Owner.Manifest.Name} sends requests to {probed} while it is not ready.", "Take it out: it is for headless Services."), probed.Root["metadata"]["name"]);
}
