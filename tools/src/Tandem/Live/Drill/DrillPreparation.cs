using Tandem.Live.Clusters;
using Tandem.Live.Preflight;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>Looks before a drill leaps: targets, guards, and what would be changed.</summary>
/// <param name="Survey">The fleet as it is.</param>
/// <param name="Guards">Every guard with what was found.</param>
/// <param name="Steps">What would be changed.</param>
public sealed record DrillPreparation(DrillSurvey Survey, IReadOnlyList<GuardResult> Guards, IReadOnlyList<UndoStep> Steps)
{
    /// <summary>Whether the drill may start.</summary>
    public bool MayStart => Guards.All(guard => guard.Holds);

    /// <summary>Asks every cluster.</summary>
    /// <param name="setting">The drill's setting.</param>
    /// <param name="lever">What brings the fault about.</param>
    /// <param name="reports">The guard over the files that reports go to.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ClusterException">One cannot be asked.</exception>
    public static async Task<DrillPreparation> MakeAsync(DrillSetting setting, DrillLever lever, GuardResult reports, CancellationToken cancel)
    {
        var survey = await DrillSurvey.TakeAsync(setting.Fleet, setting.Options.Region, cancel);
        var steps = await lever.PlanAsync(cancel);
        return new DrillPreparation(survey,
        [
            await NoOtherAsync(setting.Fleet, cancel),
            .. DrillGuards.Check(survey),
            lever.Effect(steps),
            await RightsAsync(setting, steps, cancel),
            await ClocksAsync(setting, cancel),
            reports,
        ], steps);
    }

    private static async Task<GuardResult> NoOtherAsync(LiveFleet fleet, CancellationToken cancel)
    {
        var found = await new DrillRecordStore(fleet).FindAsync(cancel);
        return new GuardResult("no other drill", found is null, found is null ? "none" : $"{found.Record?.Id ?? "an unreadable record"} in {found.Region}",
            found is null ? null : "Wait for it to end, or end it: tandem drill abort.");
    }

    private static async Task<GuardResult> RightsAsync(DrillSetting setting, IReadOnlyList<UndoStep> steps, CancellationToken cancel)
    {
        var fleet = setting.Fleet;
        var missing = new List<string>();
        foreach (var (region, verb, type, part, space) in DrillRights.Of(fleet.Names, fleet.Clusters.Keys, steps, setting.Outfit is null ? null : setting.Options.Region))
        {
            if (!await fleet[region].MayAsync(verb, type, part, space, cancel))
            {
                missing.Add($"{verb} {type.FullName}{(part is null ? "" : $"/{part}")}{(space is null ? "" : $" -n {space}")} in {region}");
            }
        }

        return new GuardResult("you have the rights", missing.Count == 0, missing.Count == 0 ? "all" : $"missing: {string.Join(", ", missing)}",
            missing.Count == 0 ? null : "Have a Role with these verbs and resources bound to you: kubectl create role, kubectl create rolebinding.");
    }

    private static async Task<GuardResult> ClocksAsync(DrillSetting setting, CancellationToken cancel)
    {
        var skews = new List<(string Region, TimeSpan Skew)>();
        foreach (var cluster in setting.Fleet.Clusters.Values)
        {
            skews.Add((cluster.Region, await cluster.ClockSkewAsync(setting.Time, cancel) ?? TimeSpan.Zero));
        }

        // The header counts whole seconds.
        var worst = skews.MaxBy(skew => skew.Skew.Duration());
        var holds = worst.Skew.Duration() <= ClusterPreflight.MostSkew;
        return new GuardResult("the clocks agree", holds, $"at most {worst.Skew.Duration().TotalSeconds:0} s apart{(holds ? "" : $" ({worst.Region})")}",
            holds ? null : "Set this machine's clock: the report's times would not match the clusters' logs.");
    }
}
