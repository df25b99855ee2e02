using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Kustomize;

/// <summary>
/// The zeros of a base that no replacement filled. A zero may be meant; it is none where a replacement of the fleet writes to that very
/// field, and nothing wrote there in this unit.
/// </summary>
/// <param name="fleet">The model.</param>
internal sealed class UnfilledNumbers(FleetModel fleet)
{
    private readonly List<(ObjectSelector Select, string? Kind, FieldPathExpression Path)> targets =
    [
        .. from target in fleet.Trees.SelectMany(tree => tree.Replacements).DistinctBy(target => target.Target.Place)
           from path in target.Target.List("fieldPaths").OfType<ScalarNode>()
           select (new ObjectSelector(target.Select, patterns: false), target.Select.Text("kind"), FieldPathExpression.Parse(path.Text)),
    ];

    /// <summary>The findings of the rule.</summary>
    public IEnumerable<Finding> Of(RuleInfo rule) => !fleet.IsRepository ? [] :
        from unit in fleet.Units
        from candidate in unit.Objects
        where candidate.Source is not null
        from scalar in FieldPaths.Scalars(candidate.Manifest.Root, node => node.Text == "0")
        where IsOfItsBase(candidate, scalar.Path) && IsForAFact(candidate, scalar.Path)
        select candidate.Finding(rule, scalar.Path, FieldTarget.Value, "The placeholder 0 is still there: no replacement has filled it here.", "Take in the component that brings the replacement, or write the number.");

    private static bool IsOfItsBase(FleetObject candidate, IReadOnlyList<PathSegment> path) =>
        candidate.Source!.Writers.Skip(1).All(writer => writer.At(new FieldQuery(candidate.Manifest.Root, path)) is null)
        && candidate.Source.Writers[0] is DocumentWriter;

    private bool IsForAFact(FleetObject candidate, IReadOnlyList<PathSegment> path) =>
        targets.Any(target => target.Kind == candidate.Manifest.Id.Kind && target.Select.Selects(candidate.Source!)
            && target.Path.Find(candidate.Manifest.Root).Any(found => found.SequenceEqual(path)));
}
