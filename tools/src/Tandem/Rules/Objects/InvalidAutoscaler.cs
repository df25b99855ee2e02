using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A HorizontalPodAutoscaler whose bounds or targets contradict each other.</summary>
public sealed class InvalidAutoscaler() : ObjectRule(new RuleInfo(
    "TND0126", "invalid-autoscaler", Severity.Error, Layers.Schemas, "An autoscaler's bounds or targets contradict each other."))
{
    private static readonly string[] Amounts = ["value", "averageValue", "averageUtilization"];
    private static readonly string[] Utilization = ["averageUtilization", "averageValue"];
    private static readonly string[] Values = ["value", "averageValue"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "autoscaling", Kind: "HorizontalPodAutoscaler" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        root["spec"]["metrics"].Items.SelectMany(Target).Prepend(Bounds(root["spec"]))
            .Concat(root.Select("spec.behavior.*").Select(Policies)).OfType<Flaw>();

    private static Flaw? Bounds(ObjectField spec)
    {
        var (least, most) = (spec["minReplicas"], spec["maxReplicas"]);
        return most.Integer > 0 && most.Integer < (least.Integer ?? 1)
            ? most.Flaw($"{most.Here} must be at least minReplicas {least.Text ?? "1, its default"}; it is {most.Text}.") : null;
    }

    // What each source compares with; values that its type does not read are ignored.
    private static IEnumerable<Flaw?> Target(ObjectField metric)
    {
        var (source, wanted) = metric["type"].Text switch
        {
            "Resource" => ("resource", Utilization),
            "ContainerResource" => ("containerResource", Utilization),
            "Pods" => ("pods", ["averageValue"]),
            "Object" => ("object", Values),
            "External" => ("external", Values),
            _ => ("", Array.Empty<string>()),
        };
        var target = metric[source]["target"];
        var set = wanted.Where(target.Has).ToList();
        var isKnown = target.Mapping is not null && target.Entries.All(entry => entry.Key == "type" || Amounts.Contains(entry.Key, StringComparer.Ordinal));
        yield return isKnown && (set.Count == 0 || (set.Count > 1 && source != "object"))

            ? target.Flaw($"{target.Here} must have {(wanted.Length > 1 ? "one of " : "")}{Schemas.Wording.AnyOf(wanted)}; it has {(set.Count > 1 ? "both" : "none")}.") : null;
        foreach (var amount in set.Select(name => target[name]).Where(amount => amount.Key != "averageUtilization" && Quantities.Parse(amount.Text) <= 0))
        {
            yield return amount.Flaw($"{amount.Here} must be above 0; it is {amount.Text}.");
        }
    }

    private static Flaw? Policies(ObjectField behavior) => behavior["policies"] is { Exists: true, Items.Count: 0 } policies

        ? policies.KeyFlaw($"{policies.Here} must have at least one policy; it is empty.", "Remove it for the defaults, or set selectPolicy: Disabled.") : null;
}
