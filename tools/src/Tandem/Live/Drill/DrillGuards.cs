using Tandem.Live.Clusters;

namespace Tandem.Live.Drill;

/// <summary>The guards that follow from what the clusters say: pure, so that a test can try every case.</summary>
public static class DrillGuards
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<GuardResult> Check(DrillSurvey survey) =>
    [
        Own(survey),
        Target(survey.Target),
        .. survey.Survivors.Select(Healthy),
        LargeEnough(survey),
        Quiet("no rollout in progress", survey, region => region.Rolling, "Wait for it: kubectl rollout status."),
        Quiet("no sync in progress", survey, region => region.Syncing, "Wait for Argo CD to finish."),
        Programmed(survey),
    ];

    private static GuardResult Own(DrillSurvey survey)
    {
        var strays = survey.Survivors.Append(survey.Target).SelectMany(region => region.Rendered.Where(name => name != region.Region).Select(name => $"{region.Region} leads to {name}")).ToList();
        return Guard("each context leads to its region", strays.Count == 0, strays.Count == 0 ? "by the servers' TANDEM_REGION" : string.Join(", ", strays),
            "Mend --contexts: another region than the one you name would fail.");
    }

    private static GuardResult Target(RegionSurvey target) => Guard("the region serves", target.Ready > 0,
        $"{target.Region}: {target.Ready} of {target.Wanted} servers ready", "There is nothing to fail: tandem status says what is missing.");

    private static GuardResult Healthy(RegionSurvey survivor) => Guard($"{survivor.Region} is healthy", survivor.Ready > 0 && survivor.Ready >= survivor.Wanted,
        $"{survivor.Ready} of {survivor.Wanted} servers ready", "Mend it first, or a drill becomes an outage: tandem status says what is missing.");

    private static GuardResult LargeEnough(DrillSurvey survey)
    {
        var (left, lost) = (survey.Survivors.Sum(survivor => survivor.Ready), survey.Target.Ready);
        return Guard("the survivors are large enough", left >= lost && left > 0, $"{left} servers stay, {lost} go", $"Give the others at least {lost} servers, or drill the smaller region.");
    }

    private static GuardResult Quiet(string name, DrillSurvey survey, Func<RegionSurvey, IReadOnlyList<string>> busy, string hint)
    {
        var found = survey.Survivors.Append(survey.Target).SelectMany(region => busy(region).Select(name => $"{name} in {region.Region}")).ToList();
        return Guard(name, found.Count == 0, found.Count == 0 ? "none" : string.Join(", ", found), hint);
    }

    private static GuardResult Programmed(DrillSurvey survey) => Guard("the Gateway is programmed", survey.Gateway.Is("Programmed"),
        survey.Gateway is null ? "there is no Gateway" : survey.Gateway.Condition("Programmed") is { } condition ? $"{condition.Text("status")} {condition.Text("message")}".Trim() : "no condition Programmed",
        "Without it no request arrives: tandem status shows why.");

    private static GuardResult Guard(string name, bool holds, string value, string hint) => new(name, holds, value, holds ? null : hint);
}
