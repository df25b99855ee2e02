using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Rules.Parity;
using Tandem.Schemas;

namespace Tandem.Validation.Causes;

/// <summary>A component that a unit lists after the one whose patches or replacements were to reach its objects: kustomize goes by the list.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class LateComponents(FleetModel fleet)
{
    private const string Components = "components";
    private static readonly HashSet<RuleInfo> Rules = [ObjectRules.MissingField, KustomizeRules.SurvivingPlaceholder, new UndeclaredDifference().Info];

    /// <summary>The findings, with one at the entry in place of those of the objects that lack something.</summary>
    public IEnumerable<Finding> Gather(IReadOnlyList<Finding> findings)
    {
        var late = findings.Where(finding => Rules.Contains(finding.Rule)).Select(finding => new { Finding = finding, Order = finding.Objects.Select(Find).FirstOrDefault(order => order is not null) })
            .Where(pair => pair.Order is not null).GroupBy(pair => pair.Order!.Late.Place)
            // That regions differ says by itself not which of them is wrong.
            .Where(group => group.Any(pair => pair.Finding.Rule.Layer != Layers.Parity)).ToList();
        var left = findings.ToList();
        foreach (var group in late)
        {
            var places = group.Select(pair => pair.Finding.Blame.Place).ToHashSet();
            var explained = left.FindAll(finding => group.Any(pair => pair.Finding == finding) || (finding.Rule.Layer is Layers.Schemas or Layers.References && places.Contains(finding.Blame.Place)));
            left.RemoveAll(explained.Contains);
            left.Add(Judge(group.First().Order!, [.. explained.OrderBy(finding => !Rules.Contains(finding.Rule)).ThenBy(finding => finding.Rule.Layer == Layers.Parity)]));
        }

        return left;
    }

    private Order? Find(ObjectRef shown) =>
        shown.Field is not { } field ? null :
        (from unit in fleet.Units
         where unit.Unit.Cluster == shown.Cluster && unit.Text is not null
         from owner in unit.Objects
         where owner.Manifest.Id.Kind == shown.Kind && owner.Manifest.Name == shown.Name && owner.Source is not null
         let entries = Listed(unit)
         where entries.Count > 1
         let bringing = entries.FindIndex(entry => TreeWalker.Walk(fleet.Workspace, fleet.Workspace.Resolve(unit.Unit.Folder, entry.Text)).Files.Contains(owner.Blame([], FieldTarget.Holder).Place.File))
         where bringing > 0
         let giving = entries.Take(bringing).FirstOrDefault(entry => Gives(fleet, unit, entry, owner, field))
         where giving is not null
         select new Order(giving, entries[bringing])).FirstOrDefault();

    private List<ScalarNode> Listed(RenderedUnit unit) =>
        [.. (KustomizationFile.Read(fleet.Workspace, unit.Unit.Folder)?.Scalars(Components) ?? []).Where(entry => !RemotePaths.IsRemote(entry.Text) && fleet.Workspace.HasFolder(fleet.Workspace.Resolve(unit.Unit.Folder, entry.Text)))];

    private static bool Gives(FleetModel fleet, RenderedUnit unit, ScalarNode entry, FleetObject owner, string field) =>
        LostComponents.Gives(TreeWalker.Walk(fleet.Workspace, fleet.Workspace.Resolve(unit.Unit.Folder, entry.Text)), owner, field);

    // What is not filled there was told at the entry already: it says all that has to be done.
    private static Finding Judge(Order order, List<Finding> explained)
    {
        var told = explained.Find(finding => finding.Blame.Place == order.Late.Place);
        var others = explained.Where(finding => finding != told).ToList();
        return (told ?? Finding.At(explained[0].Rule, order.Late.Place, $"{order.Late.Text} is listed after {order.Early.Text}, which does not reach what it brings: {explained[0].Message}", $"List it before {order.Early.Text}.")) with
        {
            Objects = [.. explained.SelectMany(finding => finding.Objects)],
            Related = [.. told?.Related ?? [], .. others.Select(RelatedPlace.Of)],
            Misses = [.. explained.SelectMany(finding => finding.Misses)],
        };
    }

    private sealed record Order(ScalarNode Early, ScalarNode Late);
}
