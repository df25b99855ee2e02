using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Rules;
using Tandem.Rules.ArgoCd;
using Tandem.Rules.Fleet;
using Tandem.Rules.Gateway;
using Tandem.Rules.Infra;
using Tandem.Rules.Kustomize;
using Tandem.Rules.Parity;
using Tandem.Rules.References;
using Tandem.Rules.Security;
using Tandem.Rules.Words;
using Tandem.Schemas;

namespace Tandem.Validation.Causes;

/// <summary>The order in which findings are asked what they follow from: layers in theirs; within them, what explains others first.</summary>
internal static class CauseOrder
{
    private const int Step = 10;
    private const int First = -Step;
    private const int Last = int.MaxValue - Step;

    private static readonly List<string> LayerOrder = [.. Layers.All];

    // Rules with a place of their own: what they tell explains much, or follows from much.
    private static readonly Dictionary<RuleInfo, int> OfRules = new()
    {
        [new RemovedApi().Info] = First,
        [ToolRules.UnknownKind] = First + 1,
        [new WrongRegionFact().Info] = First + 1,
        [new MisplacedFacts().Info] = First + 1,
        [new UnevenNames().Info] = First + 2,
        [new WrongSource().Info] = First + 2,
        [new DroppedSettings().Info] = Of(Layers.ArgoCd) - 1,
        [new UnknownSyncSetting().Info] = Of(Layers.ArgoCd) - 1,
        [new MisreadFacts().Info] = Of(Layers.Terraform) - 1,
        [new MistakenProvider().Info] = Of(Layers.Terraform) - 1,
        [new GatewayOutsideConfigCluster().Info] = Of(Layers.References) + 1,
        [ToolRules.UnusedSuppression] = Last + 5,
        [TerraformRules.Unformatted] = Last + 4,
        [new ReplicasFought().Info] = Last + 2,
        [new ProjectForbids().Info] = Last + 1,
    };

    // Of what a tree holds: the file that is lost, then the name, then whoever finds nothing.
    private static readonly Dictionary<RuleInfo, int> OfTrees = new()
    {
        [new RegionWithoutAddress().Info] = Of(Layers.Kustomize) + 1,
        [KustomizeRules.UnreferencedFile] = Of(Layers.Kustomize) + 2,
        [KustomizeRules.ListedTwice] = Of(Layers.Kustomize) + 2,
    };

    // What a picker answers on says more than that a name leads nowhere.
    private static readonly RuleInfo Picker = new PickerMismatch().Info;
    private static readonly RuleInfo SourcePath = new MissingSourcePath().Info;
    private static readonly RuleInfo OpenRule = new OpenFirewall().Info;

    /// <summary>Where a finding stands.</summary>
    public static int Of(Finding finding)
    {
        var rule = finding.Rule;
        return RenderFailure.Is(finding) ? int.MaxValue
            : OfRules.TryGetValue(rule, out var own) ? own
            : SpellingCauses.Guesses.Contains(rule) ? Last + 6
            : ReferenceCauses.Words.Contains(rule) ? Last
            : rule == SourcePath && finding.Misses.Count > 0 ? Of(Layers.Kustomize) + 2
            : FactsFiles.Is(finding.Blame.Place.File) && rule != KustomizeRules.UnreferencedFile && !IsOfAbsence(finding) ? OfFact(rule)
            : rule.Layer == Layers.Parity ? finding.Misses.Count > 0 ? Of(Layers.Kustomize) + 2 : Last + 3
            : OfTrees.TryGetValue(rule, out var place) ? place
            : IdleCauses.IsNameless(finding) ? Of(Layers.Kustomize) + 2
            : IdleCauses.IsRenaming(finding) && !Placeholders.IsIn(finding.Objects[0].Name) ? Of(Layers.Kustomize) + 2
            : rule == KustomizeRules.Unrenderable ? Of(Layers.Kustomize) + 1
            : IdleCauses.IsIdle(finding) ? Of(Layers.Kustomize) + 3
            : rule == KustomizeRules.SurvivingPlaceholder ? Of(Layers.Kustomize) + 4
            : rule == TerraformRules.Invalid ? Of(Layers.Terraform) + 1
            : rule == OpenRule ? Of(Layers.Seams) - 1
            : rule == Picker ? Of(Layers.References) - 1
            : rule.Layer is Layers.ArgoCd or Layers.Terraform or Layers.Seams ? Of(rule.Layer)
            : TreeCauses.LosesObjects(rule) || (rule.Layer is not (Layers.References or Layers.Security) && KustomizationFile.IsKustomization(finding.Blame.Place.File)) ? Of(Layers.Kustomize)
            : Of(rule.Layer);
    }

    private static int Of(string layer) => LayerOrder.IndexOf(layer) * Step;

    // A value that its schema refuses, then one that contradicts another, then whoever is filled with it.
    private static int OfFact(RuleInfo rule) => rule.Layer switch
    {
        Layers.Schemas => 0,
        Layers.Facts => 1,
        Layers.Kustomize => 3,
        Layers.Parity => 4,
        _ => 2,
    };

    // What one region has from a fact and another lacks is no mistake of the fact.
    private static bool IsOfAbsence(Finding finding) => finding.Rule.Layer == Layers.Parity && finding.Message.EndsWith(" has none.", StringComparison.Ordinal);
}
