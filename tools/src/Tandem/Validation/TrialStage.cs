using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Kustomize.Effects;
using Tandem.Rules;
using Tandem.Rules.Kustomize;
using Tandem.Schemas;
using Tandem.Validation.Causes;

namespace Tandem.Validation;

/// <summary>Checks a cluster as it would be with the opt-in components that none takes in, and tells what is wrong with those.</summary>
/// <param name="fleet">The model without them.</param>
/// <param name="checker">What checks objects against their schemas.</param>
internal sealed class TrialStage(FleetModel fleet, ObjectChecker checker)
{
    // One cluster alone has what is tried, the ground is not there yet, and who takes a component in may lock its Pods up himself.
    private static readonly string[] Left = [Layers.Facts, Layers.Terraform, Layers.Seams, Layers.Parity, Layers.Security];

    // Components that are tried together need not go together.
    private static readonly RuleInfo[] OfPairs = [KustomizeRules.ChangesNothing, new FightingPatches().Info];

    private OptInTrial? trial;
    private IReadOnlyList<Finding> found = [];

    /// <summary>The rules that threw.</summary>
    public IReadOnlyList<RuleFailure> Failures { get; private set; } = [];

    /// <summary>Tries them; what is returned is whether there was something to try.</summary>
    public bool Run(IReadOnlyList<Rule> rules, Func<string, bool> runs)
    {
        if (!runs(Layers.Kustomize) || OptInTrial.Of(fleet) is not { } made)
        {
            return false;
        }

        trial = made;
        var broken = trial.Units.SelectMany(unit => unit.Tree.Effects).Select(Failing).OfType<Finding>().Concat(trial.Units.SelectMany(unit => unit.Findings)).Where(IsOfTrial).ToList();
        found = broken.Count > 0 ? broken : Check(fleet.With(trial), rules, runs);
        return true;
    }

    /// <summary>Every finding in the files of the components, but of those that are wrong as they stand or whose unit is: that is mended first.</summary>
    /// <param name="others">What counts of what was found without them; asked only where something was found.</param>
    public IEnumerable<Finding> Findings(Func<IEnumerable<Finding>> others)
    {
        var wrong = found.Count == 0 ? [] : others().Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Blame.Place.File).ToHashSet(StringComparer.Ordinal);
        return found.Where(finding => !UnitsOf(FamilyOf(finding)).Any(unit => unit.Tree.Files.Any(wrong.Contains)));
    }

    private IEnumerable<RenderedUnit> UnitsOf(string family) => trial!.Units.Where(unit => family.Length == 0 || unit.Tree.Files.Any(file => file.StartsWith(family + "/", StringComparison.Ordinal)));

    private List<Finding> Check(FleetModel tried, IReadOnlyList<Rule> rules, Func<string, bool> runs)
    {
        var runner = new RuleRunner(tried);
        var all = runner.Run([.. rules.Where(rule => !Left.Contains(rule.Info.Layer, StringComparer.Ordinal) && !OfPairs.Contains(rule.Info))]);
        Failures = runner.Failures;
        var schemas = runs(Layers.Schemas) ? trial!.Units.SelectMany(unit => unit.Objects).SelectMany(checker.Check) : [];
        return [.. new CauseMerger(tried).Merge(schemas.Concat(all).Where(finding => (IsOfTrial(finding) || IsUnfilled(finding)) && (finding.Rule.Layer != Layers.ArgoCd || HasHalves(finding))))];
    }

    private bool IsOfTrial(Finding finding) => trial?.Files.Contains(finding.Blame.Place.File) == true;

    // What no replacement fills may be to be mended at the replacement, which stands elsewhere.
    private bool IsUnfilled(Finding finding) => finding.Rule == KustomizeRules.SurvivingPlaceholder && trial!.Units.SelectMany(unit => unit.Objects)
        .Any(made => finding.Objects.Any(shown => shown.Kind == made.Manifest.Id.Kind && shown.Name == made.Manifest.Name) && trial.Files.Contains(made.Blame([], FieldTarget.Holder).Place.File));

    // What Argo CD has to know is added by whoever takes a component in, unless a half of the component does.
    private bool HasHalves(Finding finding) => FamilyOf(finding) is { Length: > 0 } family && trial!.Tried.Any(folder => folder.StartsWith(family + "/", StringComparison.Ordinal))
        && !trial.Untried.Any(folder => folder.StartsWith(family + "/", StringComparison.Ordinal));

    // A component may have halves for several units, in folders of its own.
    private string FamilyOf(Finding finding) => trial!.Tried.Where(folder => finding.Blame.Place.File.StartsWith(folder + "/", StringComparison.Ordinal)).MinBy(folder => folder.Length) ?? "";

    // kustomize would stop here.
    private static Finding? Failing(Effect effect) => effect.Fails is null ? null
        : Finding.At(KustomizeRules.Unrenderable, effect.Fails.Place, effect.Kind == EffectKind.Operation
            ? $"The operation {effect.Text} does not apply: the object has no such field, and a unit that takes this in does not build."
            : $"The replacement of {effect.Text} does not apply: there is no such field, and a unit that takes this in does not build.");
}
