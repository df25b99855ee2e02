using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Rules;
using Tandem.Rules.ArgoCd;
using Tandem.Rules.Gateway;
using Tandem.Rules.Identity;
using Tandem.Rules.Kustomize;

namespace Tandem.Validation.Causes;

/// <summary>What follows from a replacement that writes the wrong value, or to the wrong field.</summary>
internal static class FillingCauses
{
    private const string Namespace = "metadata.namespace";
    private static readonly RuleInfo Twice = new FilledTwice().Info;
    private static readonly RuleInfo Bracket = new LooseBracket().Info;
    private static readonly RuleInfo SourcePath = new MissingSourcePath().Info;
    private static readonly RuleInfo RegionName = new WrongRegionName().Info;
    private static readonly HashSet<RuleInfo> Access = [new BucketAccessMismatch().Info, new SecretAccessMismatch().Info];
    private static readonly HashSet<RuleInfo> Addresses = [new RegionWithoutAddress().Info, new UnreservedAddress().Info];

    /// <summary>Whether any of what this class knows explains a finding.</summary>
    public static bool Explain(Finding cause, Finding finding) => IsOfLost(cause, finding) || IsOfRegionName(cause, finding) || IsOfUnfilled(cause, finding) || IsOfForm(cause, finding) || IsOfNamespace(cause, finding);

    /// <summary>The same of what is said of a fact that was brought to the wrong field: the fact is right.</summary>
    public static bool IsOfFact(Finding cause, Finding consequence) => FactsFiles.Is(consequence.Blame.Place.File) && consequence.Rule.Layer is Layers.Schemas or Layers.Seams or Layers.ArgoCd or Layers.Parity && Explain(cause, consequence);

    /// <summary>What an Application deploys is not known before its path is filled in.</summary>
    public static bool IsOfApplication(Finding cause, Finding consequence) => consequence.Rule == SourcePath && cause.Rule == KustomizeRules.SurvivingPlaceholder
        && cause.Objects.Any(one => one.Kind == Deliveries.Application);

    /// <summary>What stands under a name that nobody knows is filled by nobody.</summary>
    public static bool IsOfUnknown(Finding unknown, Finding placeholder) => unknown.Rule == ObjectRules.UnknownField && placeholder.Rule == KustomizeRules.SurvivingPlaceholder
        && unknown.Objects.Any(placeholder.Objects.Contains);

    // The field that was meant keeps its placeholder, here or in a like object of another unit.
    private static bool IsOfLost(Finding cause, Finding finding) => (cause.Rule == Twice || cause.Rule == Bracket || (cause.Rule == KustomizeRules.ChangesNothing && cause.Objects.Count > 0)) && finding.Rule != cause.Rule
        && (SameMistakes.AreOfOneObject(cause, finding) || cause.Objects.Any(one => finding.Objects.Any(other => one.Kind == other.Kind && one.Field == other.Field)));

    private static bool IsOfRegionName(Finding cause, Finding finding) => cause.Rule == RegionName && finding.Rule != RegionName
        && (SameMistakes.AreOfOneObject(cause, finding) || (Addresses.Contains(finding.Rule) && cause.Objects is [{ Kind: "Gateway" }, ..]));

    // What has no namespace yet is in one that nobody makes, and in another than in the next region; what a generator makes is told of by nobody else.
    private static bool IsOfNamespace(Finding cause, Finding finding) => cause.Rule == KustomizeRules.SurvivingPlaceholder && cause.Objects.Any(one => one.Field == Namespace)
        && finding.Rule.Layer is Layers.References or Layers.Parity && WholeWords.IndexOf(finding.Message, "unset", 0, StringComparison.Ordinal) >= 0;

    // A value that keeps the placeholder has not the form that it must have.
    private static bool IsOfForm(Finding cause, Finding finding) => cause.Rule == KustomizeRules.SurvivingPlaceholder && finding.Rule.Layer == Layers.Schemas
        && KustomizationFile.IsKustomization(cause.Blame.Place.File) && cause.Objects.Any(finding.Objects.Contains);

    // Of the bucket, the secret or the address that a placeholder stands for, nothing is known yet.
    private static bool IsOfUnfilled(Finding cause, Finding finding) => cause.Rule == KustomizeRules.SurvivingPlaceholder && finding.Rule.Layer is Layers.Seams or Layers.ArgoCd
        && (SameMistakes.AreOfOneObject(cause, finding) || finding.IsAbout(cause.Objects) || WholeWords.IndexOf(finding.Message, "unset", 0, StringComparison.Ordinal) >= 0
            || (Access.Contains(finding.Rule) && cause.Objects is [{ Field: { } field } holder, ..] && (holder.Kind == "SecretProviderClass" || field.Contains(".volumes[", StringComparison.Ordinal))));
}
