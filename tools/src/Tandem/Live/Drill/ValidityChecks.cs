using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>Whether a drill proves anything.</summary>
internal static class ValidityChecks
{
    public static IEnumerable<DrillCheck> Of(DrillEvidence evidence) =>
    [
        Rate("load before the fault", evidence.Before),
        Rate("load during the fault", evidence.During),
        Rate("load after the fault", evidence.After),
        Baseline(evidence),
        Named(evidence),
        .. evidence.Counters.Count == 0 ? [] : new[] { Counters(evidence) },
        .. evidence.Options.Scenario.Kind == ScenarioKind.Failover ? new[] { FaultBit(evidence) } : [],
        .. evidence.Facts.Healed ? new[] { LongEnough(evidence) } : [],
    ];

    // A window that begins just behind a request holds one fewer than its length says, which weighs in a short one.
    private static DrillCheck Rate(string name, LoadWindow window) => new(name, CheckKind.Validity,
        $"at least {window.Rate * DrillJudge.LeastRate:0.#} requests a second", $"{window.AchievedRate:0.#}",
        window.Sent > 0 && window.Sent + 1 >= window.Rate * DrillJudge.LeastRate * (window.To - window.From).TotalSeconds);

    private static DrillCheck Baseline(DrillEvidence evidence)
    {
        var (before, region) = (evidence.Before, evidence.Options.Region);
        var share = before.Answered == 0 ? 0 : (double)before.Regions.GetValueOrDefault(region) / before.Answered;
        return new DrillCheck($"before the fault {region} served, without failures", CheckKind.Validity, "at least 50 % of the answers, at most 1 % failed",
            $"{DrillJudge.Text(share)}, {DrillJudge.Text(before.ErrorShare)}", share >= 0.5 && before.ErrorShare <= 0.01);
    }

    private static DrillCheck Named(DrillEvidence evidence)
    {
        var unknown = evidence.Samples.Count(sample => sample.IsGood && sample.Region is null);
        return new DrillCheck("every answer names its region", CheckKind.Validity, "0 without", $"{unknown} of {evidence.Samples.Count(sample => sample.IsGood)} without", unknown == 0);
    }

    private static DrillCheck Counters(DrillEvidence evidence) => new("the regions' own counters agree", CheckKind.Validity, "no fewer than the answers that name them",
        string.Join(", ", evidence.Counters.Select(check => $"{check.Window} {check.Region} {check.Counted}/{check.Claimed}")), evidence.Counters.All(check => check.Agrees));

    // Servers that come back by themselves end the fault: what they answer from then on says nothing of the others.
    private static DrillCheck LongEnough(DrillEvidence evidence) => new("it was gone long enough", CheckKind.Validity, "until the others had served steadily",
        $"back by itself after {DrillJudge.Text(evidence.AfterFault(evidence.Facts.FaultEnd))}", evidence.Facts.Stable is null || evidence.Facts.Stable < evidence.Facts.FaultEnd);

    // A region that goes on serving was not failed: whatever the others did proves nothing.
    private static DrillCheck FaultBit(DrillEvidence evidence)
    {
        var facts = evidence.Facts;
        // Servers that came back by themselves may have answered shortly before the cluster was seen to have them.
        var until = facts.Healed ? facts.FaultEnd - LoadView.Silence : facts.FaultEnd;
        var late = evidence.FromTarget(facts.Quiet ?? facts.Injected, until);
        return new DrillCheck($"{evidence.Options.Region} stopped serving", CheckKind.Validity, $"within {DrillJudge.Text(evidence.Options.FailoverWithin)}, then no answer",
            facts.Quiet is null ? $"never, {late} answers after the fault" : $"after {DrillJudge.Text(evidence.AfterFault(facts.Quiet))}, then {late} answers",
            facts.Quiet is not null && late == 0);
    }
}
