using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A GCPBackendPolicy with settings that its target or its scopes do not take.</summary>
public sealed class InvalidBackendPolicy() : ObjectRule(new RuleInfo(
    "TND0505", "invalid-backend-policy", Severity.Error, Layers.Schemas, "A GCPBackendPolicy has settings that its target or scopes do not take."))
{
    private const int LongestValue = 30;
    private static readonly string[] Keys = ["gke.io/zone", "gke.io/region", "gke.io/cluster-name"];
    private static readonly string[] Scoped = ["capacityScalerPercent", "maxRatePerEndpoint", "balancingMode", "backendPreference", "customMetrics"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Kind == "GCPBackendPolicy" && id.Group is "networking.gke.io";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        OfTarget(root["spec"]["targetRef"]["kind"].Text, root["spec"]["default"])
            .Concat(Scoped.Select(name => Twice(root["spec"]["default"], name)))
            .Concat(root.Select("spec.default.scopes[].selector.*").SelectMany(Selector)).OfType<Flaw>().Concat(BalancingModes.Of(root["spec"]["default"]));

    // GKE calls an imported pool GCPInferencePoolImport; its CRD names the kinds without the prefix.
    private static IEnumerable<Flaw?> OfTarget(string? kind, ObjectField policy)
    {
        var target = kind?.StartsWith("GCP", StringComparison.Ordinal) == true ? kind[3..] : kind;
        yield return policy["scopes"].Exists && target is not (null or "InferencePoolImport" or "ServiceImport")

            ? policy["scopes"].KeyFlaw($"{policy["scopes"].Here} needs an imported Service or InferencePool as its target; the target is a {kind}.") : null;
        yield return kind is "InferencePool" or "InferencePoolImport" && policy["sessionAffinity"].Exists

            ? policy["sessionAffinity"].KeyFlaw($"{policy["sessionAffinity"].Here} must not be set for a {kind}: the endpoint picker chooses.") : null;
    }

    private static Flaw? Twice(ObjectField policy, string name) => policy.Has(name) && policy["scopes"].Items.Any(scope => scope.Has(name))

        ? policy[name].KeyFlaw($"{policy[name].Here} must stand for all scopes or in each; it stands in both.", $"Remove it here or from {policy["scopes"].Here}.") : null;

    private static IEnumerable<Flaw?> Selector(ObjectField entry)
    {
        yield return Keys.Contains(entry.Key, StringComparer.Ordinal)
            ? null : entry.KeyFlaw($"The key {entry.Key} must be {Schemas.Wording.AnyOf(Keys)}.");
        yield return entry.Text?.Length > LongestValue
            ? entry.Flaw($"{entry.Here} must have at most {LongestValue} characters; it has {entry.Text.Length}.") : null;
    }
}
