using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A replacement that may create its field: what it writes there loses its quotes, and a mistyped path passes in silence.</summary>
public sealed class CreatedField() : Rule(new RuleInfo(
    "TND0209", "created-field", Severity.Error, Layers.Kustomize, "A replacement may create its target field."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => !fleet.IsRepository ? [] :
        fleet.Trees.SelectMany(tree => tree.Replacements)
            .Select(target => target.Target.Mapping("options")?["create"])
            .OfType<ScalarNode>()
            .Where(create => create.Type == ScalarType.Boolean && ScalarTyping.IsTrue(create.Text))
            .DistinctBy(create => create.Place)
            .Select(create => Finding.At(Info, create.Place, "The replacement may create its field: a number or a boolean would lose its quotes there.",
                "Write the field into the base with a placeholder of its type, unset or 0, and delete this option."));
}
