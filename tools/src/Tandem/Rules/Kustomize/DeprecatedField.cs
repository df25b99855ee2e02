using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Kustomize;

/// <summary>A field of a kustomization that kustomize takes today and has announced to drop.</summary>
/// <remarks>kubectl.docs.kubernetes.io/references/kustomize/kustomization: each field's page says what takes its place.</remarks>
public sealed class DeprecatedField() : Rule(new RuleInfo(
    "TND0213", "deprecated-field", Severity.Error, Layers.Kustomize, "A kustomization uses a field that kustomize is about to drop."))
{
    private static readonly Dictionary<string, string> Successors = new(StringComparer.Ordinal)
    {
        ["commonLabels"] = "Use labels with pairs: it leaves selectors alone, which cannot be changed in a cluster.",
        ["patchesStrategicMerge"] = "Use patches, with path or patch.",
        ["patchesJson6902"] = "Use patches, with target and path or patch.",
        ["vars"] = "Use replacements.",
        ["bases"] = "Use resources.",
        ["imageTags"] = "Use images.",
        ["helmChartInflationGenerator"] = "Use helmCharts.",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from kustomization in fleet.Trees.SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
        from entry in kustomization.Root.Entries
        where Successors.ContainsKey(entry.Name)
        select Finding.At(Info, entry.Key.Place, $"{entry.Name} is deprecated.", Successors[entry.Name]) with { Severity = fleet.IsRepository ? Severity.Error : Severity.Warning };
}
