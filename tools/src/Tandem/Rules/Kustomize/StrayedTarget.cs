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
        var places = targets.Count < 2 ? [] : objects.Value.Where(candidate => slip.Left.Contains(candidate.Source) && targets.Exists(target => Waits(candidate.Manifest.Root, target))).Select(Written).Distinct().ToList();
        var key = slip.Node == select["labelSelector"] ? select.Text("labelSelector")!.Split('=') : [];
        if (places is not [var place])
        {
            return targets.Count > 1 && key is [var name, var wanted] ? OfOptIn(targets, rule, name, wanted) : null;
        }

        // Every cluster has it.
        var unfilled = objects.Value.Where(candidate => candidate.Manifest.Id.Kind == select.Text("kind") && Written(candidate) == place).ToList();
        var strayed = new StrayedObject(unfilled, rule, targets.Count);
        return slip.Node == select["name"] ? strayed.Renamed(select.Text("name")!) : key is [var label, var value] && label.Length > 0 && !label.EndsWith('!') ? strayed.Relabelled(label, value) : null;
    }

    // A component that no unit takes in gives a label which is not the one that all of them ask for.
    private Finding? OfOptIn(List<ReplacementTarget> targets, RuleInfo rule, string label, string value)
    {
        var files = fleet.OptInTrees.SelectMany(tree => tree.Files).ToHashSet(StringComparer.Ordinal);
        var given = OptInComponents.Otherwise(fleet).SelectMany(tree => tree.Objects)
            .Where(made => made.Id.Kind == targets[0].Select.Text("kind") && targets.Exists(target => Waits(made.State.Root, target)))
            .Select(made => made.State.Root.Mapping("metadata")?.Mapping("labels")?[label]).OfType<ScalarNode>().FirstOrDefault(node => node.Text != value && files.Contains(node.Source.Path));
        return given is null ? null : Finding.At(rule, given.Place,
            $"{targets.Count} replacements are for the {targets[0].Select.Text("kind")} whose label {label} is {value}; here it is {given.Text}, and it stays unfilled.", $"Write {value}, or take the new value along in the replacements.");
    }

    private static Place Written(FleetObject candidate) => candidate.Blame([PathSegment.Of("kind")], FieldTarget.Value).Place;

    private static bool Waits(MappingNode root, ReplacementTarget target) => target.Target.List("fieldPaths").OfType<ScalarNode>()
        .SelectMany(path => FieldPathExpression.Parse(path.Text).Find(root))
        .Any(path => FieldPaths.Find(root, [.. path]) is ScalarNode scalar && Placeholders.IsIn(scalar.Text));
}
