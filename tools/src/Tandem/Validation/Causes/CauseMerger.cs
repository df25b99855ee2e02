using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Rules;
using Tandem.Schemas;

namespace Tandem.Validation.Causes;

/// <summary>Makes one mistake one finding: what a later layer reports because of an earlier finding is attached to that.</summary>
internal sealed class CauseMerger
{
    private readonly FleetModel fleet;
    private readonly FailureCauses failures;
    private readonly TreeCauses trees;
    private readonly NarrowPatches narrow;
    private readonly LostComponents components;
    private readonly UnfilledComponents unfilled;
    private readonly LateComponents late;
    private readonly LostSources sources;
    private readonly IdleCauses idle;
    private readonly Halves halves;
    private readonly IReadOnlyList<Func<Finding, Finding, bool>> explanations;

    /// <summary>Prepares it.</summary>
    /// <param name="fleet">The fleet that the findings are about.</param>
    public CauseMerger(FleetModel fleet)
    {
        this.fleet = fleet;
        failures = new FailureCauses(fleet);
        trees = new TreeCauses(fleet);
        narrow = new NarrowPatches(fleet);
        components = new LostComponents(fleet);
        unfilled = new UnfilledComponents(fleet);
        late = new LateComponents(fleet);
        sources = new LostSources(fleet);
        idle = new IdleCauses(fleet);
        halves = new Halves(fleet);
        var (facts, terraform, deliveries, names) = (new FactCauses(fleet), new TerraformCauses(fleet), new DeliveryCauses(fleet), new NameCauses(fleet));
        // What explains best comes first; of the last ones, whichever cause comes first in the list does.
        explanations =
        [
            names.Explain, FactCauses.IsOfAll, facts.IsPromoted, trees.IsDropped, terraform.IsOpened, terraform.IsOfWrongRole, ReferenceCauses.IsOfSecret, TreeCauses.IsOfTwoAddresses, TreeCauses.IsListedTwice, TreeCauses.IsSaidAgain, TerraformCauses.IsUnformatted,
            TerraformCauses.IsOfProvider, TerraformCauses.IsOfSplitProject, TerraformCauses.IsOfSameDays, TerraformCauses.IsOutdated, TerraformCauses.IsOfMisread, FactCauses.IsJoined, TreeCauses.IsOfRoot, FactCauses.IsStrayed, TreeCauses.IsOfFile, ReferenceCauses.IsOfWord, SpellingCauses.Explain,
            (cause, finding) => SameMistakes.Is(cause, finding) || idle.Explain(cause, finding) || halves.Are(cause, finding) || ReferenceCauses.Explain(cause, finding) || TreeCauses.Explain(cause, finding)
                || FillingCauses.Explain(cause, finding) || deliveries.Explain(cause, finding) || trees.TakesAway(cause, finding),
        ];
    }

    /// <summary>The findings, with every consequence related to its cause where that is known.</summary>
    public IReadOnlyList<Finding> Merge(IEnumerable<Finding> findings)
    {
        var causes = new List<Finding>();
        foreach (var finding in narrow.Gather([.. components.Gather([.. late.Gather([.. unfilled.Gather([.. sources.Gather([.. findings])])])])]).OrderBy(CauseOrder.Of).ThenBy(finding => finding.Blame.Place).ThenBy(finding => finding.Message, StringComparer.Ordinal))
        {
            var followers = causes.FindAll(consequence => FollowsFrom(finding, consequence));
            var at = followers.Count > 0 ? causes.IndexOf(followers[0]) : causes.Count;
            causes.RemoveAll(followers.Contains);
            var whole = followers.Aggregate(finding, Attach);
            if (CauseOf(finding, causes) is var cause and >= 0)
            {
                causes[cause] = Attach(causes[cause], whole);
            }
            else
            {
                causes.Insert(at, whole);
            }
        }

        return causes;
    }

    // What comes later in the order and is mended first nevertheless.
    private bool FollowsFrom(Finding finding, Finding consequence) => NameCauses.SaysMore(finding, consequence) || ReferenceCauses.IsMisfilled(finding, consequence) || ReferenceCauses.IsOfMount(finding, consequence)
        || SameMistakes.IsGraver(finding, consequence) || idle.IsOfKeptName(finding, consequence) || TreeCauses.IsOfKind(finding, consequence) || FillingCauses.IsOfFact(finding, consequence) || FillingCauses.IsOfUnknown(finding, consequence)
        || FillingCauses.IsOfApplication(finding, consequence) || halves.Are(finding, consequence) || WideExemptions.Hides(fleet, finding, consequence)
        || WideExemptions.Misses(fleet, finding, consequence) || DeliveryCauses.IsOfNoService(finding, consequence) || FactCauses.IsRenamed(finding, consequence);

    private int CauseOf(Finding finding, List<Finding> causes)
    {
        if (RenderFailure.Is(finding))
        {
            return failures.Find(finding, causes);
        }

        if (finding.Rule == KustomizeRules.UnreferencedFile)
        {
            return causes.FindIndex(cause => TreeCauses.LosesFile(cause, finding.Blame.Place.File));
        }

        return explanations.Select(explains => causes.FindIndex(cause => explains(cause, finding))).FirstOrDefault(index => index >= 0, -1);
    }

    private static Finding Attach(Finding cause, Finding finding) => cause with
    {
        Related = [.. cause.Related, RelatedPlace.Of(finding), .. finding.Related],
        Objects = cause.Objects.Count > 0 ? cause.Objects : RenderFailure.Is(finding) ? [] : finding.Objects,
    };
}
