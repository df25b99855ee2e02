using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A toleration, an affinity or a spread that the scheduler cannot follow.</summary>
public sealed class InvalidScheduling() : ObjectRule(new RuleInfo(
    "TND0132", "invalid-scheduling", Severity.Error, Layers.Schemas, "A toleration, an affinity or a spread contradicts itself."))
{
    private static readonly string[] PodTerms =
    [
        "podAffinity.requiredDuringSchedulingIgnoredDuringExecution[]", "podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[]",
        "podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm", "podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm",
    ];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id);

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => PodSpecs.Of(root) is not { } pod ? [] :
        pod["tolerations"].Items.SelectMany(Toleration).Concat(pod["topologySpreadConstraints"].Items.Select(Spread)).Append(NoTerms(pod))
            .Concat(PodTerms.SelectMany(pod["affinity"].Select).Concat(pod["topologySpreadConstraints"].Items).Select(term => Key(term["topologyKey"]))).OfType<Flaw>();

    private static IEnumerable<Flaw?> Toleration(ObjectField toleration)
    {
        var (key, name, value, seconds) = (toleration["key"], toleration["operator"], toleration["value"], toleration["tolerationSeconds"]);
        var exists = name.Text == "Exists";
        yield return exists && value.Text is { Length: > 0 }
            ? value.KeyFlaw($"{value.Here} must not be set for the operator Exists.", "Remove it, or write operator: Equal.") : null;
        yield return toleration.Mapping is not null && string.IsNullOrEmpty(key.Text) && name.Text is (null or "Equal") && toleration.Entries.All(entry => Known(entry.Key))
            ? toleration.Flaw($"{toleration.Here} must have operator Exists where it names no key.") : null;
        yield return key.String is { Length: > 0 } text && Names.LabelKey(text) is { } wanted
            ? key.Flaw($"{key.Here} must be {wanted}; it is \"{text}\".") : null;
        yield return seconds.Exists && toleration["effect"].Text != "NoExecute"
            ? seconds.KeyFlaw($"{seconds.Here} needs effect: NoExecute beside it.") : null;
    }

    private static bool Known(string name) => name is "key" or "operator" or "value" or "effect" or "tolerationSeconds";

    private static Flaw? Spread(ObjectField spread) => spread["minDomains"] is { Exists: true } least && spread["whenUnsatisfiable"].Text == "ScheduleAnyway"
        ? least.KeyFlaw($"{least.Here} needs whenUnsatisfiable: DoNotSchedule; it is ScheduleAnyway.") : null;

    private static Flaw? NoTerms(ObjectField pod)
    {
        var terms = pod["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"];
        return terms is { Node: Manifests.SequenceNode { Items.Count: 0 } }
            ? terms.KeyFlaw($"{terms.Here} must have at least one term; it is empty.") : null;
    }

    private static Flaw? Key(ObjectField key) => key.String is not { } text || Names.LabelKey(text) is not { } wanted ? null
        : key.Flaw($"{key.Here} must be the key of a node's label, {wanted}; it is \"{text}\".");
}
