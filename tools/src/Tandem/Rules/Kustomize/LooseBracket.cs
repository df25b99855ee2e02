using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Kustomize;

/// <summary>An item of a list that a replacement fills along with the one it names, because its name holds that one's.</summary>
/// <remarks>kubernetes-sigs/kustomize, kyaml/yaml/fns.go and match.go: the value in brackets is a pattern that need not match the whole text.</remarks>
public sealed class LooseBracket() : Rule(new RuleInfo(
    "TND0221", "loose-bracket", Severity.Error, Layers.Kustomize, "A replacement fills an item beside the one that its path names."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from candidate in fleet.Objects
        where candidate.Source is { Fillings.Count: > 1 }
        from twice in candidate.Source!.Fillings.GroupBy(filling => filling.FieldPath)
        where twice.Skip(1).Any()
        from way in FieldPathExpression.Parse(twice.Key.Text).CaughtBeside(candidate.Manifest.Root)
        let name = (FieldPaths.Find(candidate.Manifest.Root, [.. way]) as ScalarNode)?.Text
        select candidate.Finding(Info, way, FieldTarget.Value, $"{twice.Key.Text} fills {name} too: the value in brackets is a pattern that need not match the whole.",
            $"Give it another name, or write {way[^1].Key}=^...$ in the path.") with
        { Related = [new RelatedPlace(twice.Key.Place, "The path.")] };
}
