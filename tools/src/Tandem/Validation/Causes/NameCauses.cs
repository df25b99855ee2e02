using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Rules;
using Tandem.Rules.Kustomize;

namespace Tandem.Validation.Causes;

/// <summary>What follows from one line of a kustomization that gives many objects the wrong name or value.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class NameCauses(FleetModel fleet)
{
    private static readonly RuleInfo Affix = new UnevenNames().Info;
    private static readonly RuleInfo Source = new WrongSource().Info;

    private readonly Lazy<IReadOnlyList<UnevenAffix>> affixes = new(() => UnevenAffix.Of(fleet));
    private readonly Lazy<IReadOnlyList<SwappedSource>> sources = new(() => SwappedSource.Of(fleet));

    /// <summary>Whether a finding is about objects that such a line renames, or speaks of a value that it brings in place of another.</summary>
    public bool Explain(Finding cause, Finding finding) => finding.Rule.Layer is not (Layers.Facts or Layers.Kustomize or Layers.Terraform)
        && ((cause.Rule == Affix && affixes.Value.Any(affix => affix.Text.Place == cause.Blame.Place && IsRenamed(affix, finding)))
            || (KustomizationFile.IsKustomization(cause.Blame.Place.File) && sources.Value.Any(swapped => swapped.Source.Place == cause.Blame.Place && swapped.Values.Any(value => Names(finding, value)))));

    /// <summary>Whether a finding at the very line of a swapped value says what it does there: that is told first.</summary>
    public static bool SaysMore(Finding finding, Finding swapped) => swapped.Rule == Source && swapped.Blame.Place == finding.Blame.Place && finding.Severity == Severity.Error;

    private static bool IsRenamed(UnevenAffix affix, Finding finding) =>
        finding.Objects.Any(shown => shown.Cluster == affix.Unit.Cluster) || Names(finding, affix.Unit.Cluster!) || finding.Message.Contains(affix.Text.Text, StringComparison.Ordinal);

    private static bool Names(Finding finding, string value) =>
        finding.Involves.Append(finding.Message).Any(text => WholeWords.IndexOf(text, value, 0, StringComparison.Ordinal) >= 0);
}
