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
}
