using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Validation.Causes;

/// <summary>Patches that give a field to one object of a kind, while others of it lack the field: the target is too narrow.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class NarrowPatches(FleetModel fleet)
{
    private static readonly string[] Narrowing = ["name", "labelSelector", "annotationSelector"];

    /// <summary>The findings, with one at the patch's target in place of those of the objects that it leaves out.</summary>
    public IEnumerable<Finding> Gather(IReadOnlyList<Finding> findings)
    {
        var lacking = findings.Where(finding => finding.Rule == ObjectRules.MissingField && finding.Objects is [{ Field: not null }, ..])
            .GroupBy(finding => new { finding.Objects[0].Kind, Field = finding.Objects[0].Field! })
            .Where(group => group.SelectMany(finding => finding.Objects).Select(one => one.Name).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(group => new { All = group.ToList(), Target = TargetOf(group.Key.Kind, group.Key.Field) }).Where(group => group.Target is not null).ToList();
        var gathered = lacking.SelectMany(group => group.All).ToHashSet(ReferenceEqualityComparer.Instance);
        return findings.Where(finding => !gathered.Contains(finding)).Concat(lacking.Select(group => Judge(group.All, group.Target!)));
    }

    private ScalarNode? TargetOf(string kind, string field) => fleet.RenderedTrees.SelectMany(tree => tree.Targets)
        .Where(target => target.Selected > 0 && target.Selector.Text("kind") == kind && IdleCauses.Gives(target.Patch, field))
        .SelectMany(target => Narrowing.Select(name => target.Selector[name])).OfType<ScalarNode>().FirstOrDefault();

    private static Finding Judge(List<Finding> all, ScalarNode target)
    {
        var (first, names) = (all[0], all.SelectMany(finding => finding.Objects).Select(one => one.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return Finding.At(first.Rule, target.Place, $"{first.Message.TrimEnd('.')} in {string.Join(", ", names)}: the patch that gives it is for {target.Text} alone.", "Let its target select them all.") with
        {
            Objects = [.. all.SelectMany(finding => finding.Objects)],
            Related = [.. all.Select(RelatedPlace.Of)],
        };
    }
}
