using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;

namespace Tandem.Rules.ArgoCd;

/// <summary>A component that no overlay takes in yet, and that would tell Argo CD of objects or kinds that there are not.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide/diffing.md and projects.md.</remarks>
public sealed class UnfitComponent() : Rule(new RuleInfo(
    "TND0317", "unfit-component", Severity.Error, Layers.ArgoCd, "A component tells Argo CD of what the fleet does not have."))
{
    private static readonly string[] Lists = ["namespaceResourceWhitelist", "clusterResourceWhitelist"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        if (!fleet.IsRepository || !fleet.IsWhole)
        {
            return [];
        }

        var (ignored, admitted) = (new IgnoredObjects(Info, fleet), new AdmittedKinds(Info, fleet));
        return fleet.OptInTrees.SelectMany(tree => tree.Targets).SelectMany(target => Check(target, ignored, admitted));
    }

    private static IEnumerable<Finding> Check(PatchTarget target, IgnoredObjects ignored, AdmittedKinds admitted) => target.Selector.Text("kind") switch
    {
        Deliveries.Application => PatchedItems.Of(target.Patch, "ignoreDifferences").Select(entry => ignored.Judge(target, entry)).OfType<Finding>(),
        Deliveries.Project => Lists
            .SelectMany(list => PatchedItems.Of(target.Patch, list)).Select(admitted.Judge).OfType<Finding>(),
        _ => [],
    };
}
