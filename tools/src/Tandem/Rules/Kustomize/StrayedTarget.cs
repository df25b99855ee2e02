using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Kustomize;

/// <summary>
/// Several targets of replacements that all ask for one object and find none, where one object of their kind still has the placeholders that
/// they would fill: it is that object's name or label which strayed from what all of them say.
/// </summary>
/// <param name="fleet">The model.</param>
internal sealed class StrayedTarget(FleetModel fleet)
{
    // As the walk leaves them: where a target is wrong, the unit may not even build.
    private readonly Lazy<List<FleetObject>> objects = new(() =>
    [
        .. from unit in fleet.Units
           from made in unit.Tree.Objects
           let manifest = made.Writers[0] is DocumentWriter ? ManifestObject.From(made.State.Root) : null
           where manifest is not null
           select new FleetObject(unit.Unit, manifest, made),
    ]);

    /// <summary>The findings of targets that select nothing: one for each object that strayed, and one for each other target.</summary>
    /// <param name="idle">The targets.</param>
    /// <param name="rule">The rule that reports it.</param>
    /// <param name="alone">The finding of a target by itself.</param>
    public IEnumerable<Finding> Gather(IReadOnlyList<ReplacementTarget> idle, RuleInfo rule, Func<ReplacementTarget, Finding> alone) =>
        idle.GroupBy(target => ObjectSelector.Text(target.Select), StringComparer.Ordinal).SelectMany(group => Of([.. group], rule) is { } one ? [one with
        {
            Related = [.. group.Select(alone).Select(RelatedPlace.Of)],
        }] : group.Select(alone));

    private Finding? Of(List<ReplacementTarget> targets, RuleInfo rule)
    {
        var (select, slip) = (targets[0].Select, targets[0].Slip!);
        var places = targets.Count < 2 ? [] : objects.Value.Where(candidate => slip.Left.Contains(candidate.Source) && targets.Exists(target => Waits(candidate, target))).Select(Written).Distinct().ToList();
        var key = slip.Node == select["labelSelector"] ? select.Text("labelSelector")!.Split('=') : [];
        if (places is not [var place])
        {
            return null;
        }

        // Every cluster has it.
        var unfilled = objects.Value.Where(candidate => candidate.Manifest.Id.Kind == select.Text("kind") && Written(candidate) == place).ToList();
        var strayed = new StrayedObject(unfilled, rule, targets.Count);
        return slip.Node == select["name"] ? strayed.Renamed(select.Text("name")!) : key is [var label, var value] && label.Length > 0 && !label.EndsWith('!') ? strayed.Relabelled(label, value) : null;
    }

    private static Place Written(FleetObject candidate) => candidate.Blame([PathSegment.Of("kind")], FieldTarget.Value).Place;

    private static bool Waits(FleetObject candidate, ReplacementTarget target) => target.Target.List("fieldPaths").OfType<ScalarNode>()
        .SelectMany(path => FieldPathExpression.Parse(path.Text).Find(candidate.Manifest.Root))
        .Any(path => FieldPaths.Find(candidate.Manifest.Root, [.. path]) is ScalarNode scalar && Placeholders.IsIn(scalar.Text));
}
