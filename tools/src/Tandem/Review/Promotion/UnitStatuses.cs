using Tandem.Fleet;
using Tandem.Settings;

namespace Tandem.Review.Promotion;

/// <summary>The commit statuses by which a region's Argo CD says how its units stand to a commit.</summary>
/// <param name="clusters">The regions.</param>
/// <param name="settings">What is not deployed by itself, by its exemptions.</param>
/// <param name="pattern">The context of a status; <c>{unit}</c> stands for the region, with the unit's folder where it is not the overlay, <c>{region}</c> for the region alone.</param>
public sealed class UnitStatuses(IReadOnlyList<Cluster> clusters, TandemSettings settings, string pattern)
{
    /// <summary>The pattern that this repository's notifications follow.</summary>
    public const string Usual = "argocd/{unit}";

    /// <summary>Every context that a region must answer for, each once.</summary>
    public IReadOnlyList<string> Contexts(string region) =>
    [
        .. clusters.Where(cluster => cluster.Name == region).SelectMany(cluster => cluster.Units)
            .Where(unit => !settings.Unrenderable.Any(exemption => exemption.Covers(unit.Folder)))
            .Select(unit => ContextOf(pattern, region, unit.Name)).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The context of one unit.</summary>
    public static string ContextOf(string pattern, string region, string unit) => pattern
        .Replace("{unit}", unit == "." ? region : $"{region}/{unit}", StringComparison.Ordinal).Replace("{region}", region, StringComparison.Ordinal);

    /// <summary>A context as it is compared: the notifications name a unit by the path of its Application, which may end with a slash.</summary>
    public static string Plain(string context) => context.TrimEnd('/');

    /// <summary>How a region stands: as bad as its worst unit, healthy once all are.</summary>
    /// <param name="region">The region.</param>
    /// <param name="states">The state of each context that has been set.</param>
    public RegionHealth Judge(string region, IReadOnlyDictionary<string, string> states)
    {
        states = states.OrderBy(state => state.Key.Length).DistinctBy(state => Plain(state.Key)).ToDictionary(state => Plain(state.Key), state => state.Value, StringComparer.Ordinal);
        var contexts = Contexts(region);
        var failed = contexts.Where(context => states.GetValueOrDefault(context) is "failure" or "error").ToList();
        var waiting = contexts.Where(context => states.GetValueOrDefault(context) is not "success").Except(failed).ToList();
        return new RegionHealth(failed, waiting);
    }
}
