using Tandem.Findings;
using Tandem.Rules.ArgoCd.Health;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>A kind that is deployed, says when it is broken, and that Argo CD calls healthy all the same, because nobody told it how to read that.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/operator-manual/health.md: a kind without a check counts as healthy.</remarks>
public sealed class MissingHealthCheck() : DeliveryRule(new RuleInfo(
    "TND0311", "missing-health-check", Severity.Error, Layers.ArgoCd, "Argo CD cannot tell whether objects of a kind are healthy."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) => ArgoCdSettings.Of(all) is not { } settings ? [] :
        Kinds(all, settings).Concat(Replicas(all, settings));

    private IEnumerable<Finding> Kinds(Deliveries all, ArgoCdSettings settings) =>
        from judged in JudgedKinds.All
        where all.World.All(judged.Group, judged.Kind).Count > 0 && !settings.Judges(judged.Group, judged.Kind)
        let key = ArgoCdSettings.HealthKey(judged.Group, judged.Kind)
        let message = $"There is no health check for {judged.Kind} of {judged.Group}: Argo CD calls each of them healthy."
        // The key that was to be it says so itself.
        where settings.Entries.All(entry => HealthKeys.Meant(all, settings, entry.Key) != key && NearestName.Slip(entry.Key, [key]) is null)
        select settings.Finding(Info, settings.Root["data"].Missing(message, $"Add the key {key} with a script in Lua 5.1 that returns status and message."));

    // What one region alone has is odd in itself.
    private static bool IsEverywhere(Deliveries all, ObjectField deployment) => all.World.Fleet.Objects
        .Where(other => other.Unit is not null && other.Manifest.Id == deployment.Owner.Manifest.Id && other.Manifest.Name == deployment.Owner.Manifest.Name)
        .All(other => ObjectField.Root(other)["metadata"]["annotations"].Has(JudgedKinds.ReadyReplicas));

    // Only the check that the Deployment asks for knows that fewer replicas are enough.
    private IEnumerable<Finding> Replicas(Deliveries all, ArgoCdSettings settings) =>
        from deployment in all.World.All("apps", "Deployment")
        let enough = deployment["metadata"]["annotations"][JudgedKinds.ReadyReplicas]
        where enough.Exists && !settings.Judges("apps", "Deployment") && IsEverywhere(all, deployment)
        select deployment.Owner.Finding(Info, enough.Path, FieldTarget.Key,
            $"{deployment.Owner.Manifest.Name} is healthy with {enough.Text} of its replicas, and Argo CD's own check waits for all of them.",
            "Let the region's argocd unit take in the component that brings the check, components/picker-ha/argocd.");
}
