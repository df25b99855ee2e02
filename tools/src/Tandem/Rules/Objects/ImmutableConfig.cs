using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A ConfigMap or Secret that facts fill and that may never change, under a name that stays.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable</remarks>
public sealed class ImmutableConfig() : ObjectRule(new RuleInfo(
    "TND0159", "immutable-config", Severity.Error, Layers.Schemas, "A ConfigMap or Secret that facts fill may not change, and its name has no hash of its content."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "", Kind: "ConfigMap" or "Secret" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        root.Owner.Unit?.Cluster is not null && root["immutable"].IsTrue && root.Owner.Source?.HasHashedName != true && root["data"].Entries.Any(entry => entry.IsFact)
            ? [root["immutable"].KeyFlaw($"The {root.Kind} {root.Owner.Manifest.Name} is immutable: when a fact in it changes, the API server refuses it and the sync fails.", "Take it out, or let a generator put the hash of the content into the name.")] : [];
}
