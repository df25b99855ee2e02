using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules.ArgoCd;

namespace Tandem.Rules.Kustomize;

/// <summary>
/// The <c>namespace</c> of a unit, which kustomize needs as a literal and no replacement can fill, against the fact of that name.
/// </summary>
public sealed class NamespaceDiffers() : Rule(new RuleInfo(
    "TND0210", "namespace-differs", Severity.Error, Layers.Kustomize, "A kustomization's namespace is not the fact."))
{
    private static readonly string[] Facts = ["namespace", "argocdNamespace"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var facts = Facts.Select(name => FleetFacts.Find(fleet.Workspace, name)).OfType<ScalarNode>().ToList();
        if (!fleet.IsRepository || FleetFacts.Find(fleet.Workspace, Facts[0]) is not { } fact)
        {
            return [];
        }

        // The install of Argo CD has a rule of its own.
        var literals = fleet.RenderedTrees.Where(tree => !InstallVersionMismatch.IsInstall(tree)).SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
            .Select(kustomization => kustomization.Root["namespace"]).OfType<ScalarNode>().Where(literal => !literal.IsNull)
            .ToList();
        var wrong = literals.FindAll(literal => !facts.Exists(known => known.Text == literal.Text));
        return wrong.Count > 1 && wrong.Count == literals.Count && wrong.TrueForAll(literal => literal.Text == wrong[0].Text)
            ? [FactAlone(fact, wrong)]
            : wrong.Select(literal => Differs(literal, fact));
    }

    // Where all literals agree with each other it is the fact that was changed by itself.
    private Finding FactAlone(ScalarNode fact, List<ScalarNode> literals) => Finding.At(Info, fact.Place,
        $"The fact namespace is {fact.Text}, and every kustomization that sets a namespace says {literals[0].Text}.",
        $"kustomize needs it as a literal: change it in {string.Join(", ", literals.Select(literal => literal.Place.File))} too.");

    private Finding Differs(ScalarNode literal, ScalarNode fact) => Finding.At(Info, literal.Place,
        $"The namespace is {literal.Text} here; the fact in {fact.Place.File} is {fact.Text}.",
        $"Write namespace: {fact.Text}, or change the fact and every kustomization with it.");
}
