using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A requirement of a label or node selector whose values do not fit its operator.</summary>
public sealed class InvalidSelector() : ObjectRule(new RuleInfo(
    "TND0117", "invalid-selector", Severity.Error, Layers.Schemas, "A selector's requirement has values that its operator does not take, or a malformed key."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => Selectors.IsNative(id);

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        root["spec"].Keyed("matchExpressions", "matchFields")
            .SelectMany(list => list.Items)
            .SelectMany(requirement => Check(requirement).OfType<Flaw>());

    private static IEnumerable<Flaw?> Check(ObjectField requirement)
    {
        var (key, values) = (requirement["key"], requirement["values"]);
        yield return key.String is { } text && Names.LabelKey(text) is { } form ? key.Flaw($"{key.Here} must be {form}; it is \"{text}\".") : null;
        yield return Values(requirement["operator"].Text, requirement, values);

        // A node selector takes any text: Gt and Lt compare numbers, matchFields the names of nodes.
        var ofLabels = requirement.Parent!.Key == "matchExpressions" && requirement.Parent.Parent!.Key is not ("preference" or "")
            && requirement["operator"].Text is "In" or "NotIn";
        foreach (var value in ofLabels ? values.Items : [])
        {
            yield return value.String is { } label && Names.LabelValue(label) is { } wanted
                ? value.Flaw($"{value.Here} must be {wanted}; it is \"{label}\".") : null;
        }
    }

    private static Flaw? Values(string? name, ObjectField requirement, ObjectField values) => (name, values.Items.Count) switch
    {
        ("In" or "NotIn", 0) => Lacking(name, "at least one value", requirement, values),
        ("Exists" or "DoesNotExist", > 0) => values.KeyFlaw($"{values.Here} must not be set for the operator {name}.", $"Remove values, or write In or NotIn instead of {name}."),
        ("Gt" or "Lt", not 1) => Lacking(name, "exactly one value", requirement, values),
        _ => null,
    };

    private static Flaw Lacking(string name, string wanted, ObjectField requirement, ObjectField values)
    {
        var message = $"{requirement.Here} must have {wanted} for the operator {name}; it has {values.Items.Count}.";
        return values.Exists ? values.KeyFlaw(message) : values.Missing(message);
    }
}
