using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.References;

/// <summary>Facts that are right themselves, and were brought to the wrong field.</summary>
internal static class Injection
{
    /// <summary>A finding at a field that a fact filled, at the replacement that brought it; any other as it is.</summary>
    public static Finding At(FleetModel fleet, ObjectField field, Finding finding)
    {
        var link = field.IsFact ? finding.Blame.Chain.LastOrDefault(step => step.Role == ChainRole.Replacement) : null;
        var target = link is null ? null : fleet.Workspace.Yaml(link.File).Documents
            .SelectMany(FieldPaths.Scalars).Select(scalar => scalar.Node).FirstOrDefault(node => node.Line == link.Line);
        return target is null ? finding : finding with { Blame = finding.Blame with { Place = target.Place } };
    }

    /// <summary>
    /// A finding at a field that another fact fills than the one meant: at the source of the replacement where nothing takes the one
    /// that is meant, else at what brought the other.
    /// </summary>
    public static Finding Of(FleetModel fleet, ObjectField field, string fact, Finding finding)
    {
        var brought = At(fleet, field, finding);
        var entries = brought.Blame.Place == finding.Blame.Place ? [] : fleet.Workspace.Yaml(brought.Blame.Place.File).Documents.SelectMany(Entries).ToList();
        var source = entries.Find(entry => FieldPaths.Scalars(entry).Any(scalar => scalar.Node.Place == brought.Blame.Place))?.Mapping("source")?["fieldPath"];
        return source is null || entries.Exists(entry => entry.Mapping("source")?.Text("fieldPath") == $"data.{fact}") ? brought
            : brought with { Blame = brought.Blame with { Place = source.Place } };
    }

    // A kustomization's, or a file of them.
    private static IEnumerable<MappingNode> Entries(Node document) =>
        (document is MappingNode kustomization ? kustomization.List("replacements") : document is SequenceNode list ? list.Items : []).OfType<MappingNode>();
}
