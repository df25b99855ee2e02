using Tandem.Findings;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Live.Drill;

/// <summary>The scenarios. docs/drill.md shows them as a table, and a test holds it to this list.</summary>
public static class DrillScenarios
{
    private const string TakesOver = "The other regions answer within the deadline, errors end within the health check's bound, and the region serves again once it is restored.";

    /// <summary>All of them, the codelab's first.</summary>
    public static IReadOnlyList<DrillScenario> All { get; } =
    [
        new("scale-to-zero", ScenarioKind.Failover, "The region's model servers are scaled to zero, as the codelab does.",
            "Deployment scaled to 0", "Deployment scaled to 0", TakesOver),
        new("crash", ScenarioKind.Failover, "Every model server of the region dies at once.",
            "Pods deleted without grace, fault `slow-boot`", "Pods deleted without grace", TakesOver) { HealsItself = true },
        new("hang", ScenarioKind.Failover, "The model servers take requests and answer none.",
            "fault `hang`", null, TakesOver),
        new("drain", ScenarioKind.Failover, "The nodes of the model servers are cordoned and drained, within the disruption budget.",
            "Nodes cordoned, Pods evicted, fault `slow-boot`", "Nodes cordoned, Pods evicted", TakesOver) { HealsItself = true },
        new("region-loss", ScenarioKind.Failover, "The region is gone: servers, gateway address and API.",
            "fault `region-loss`", null, TakesOver) { TakesTheApi = true },
        new("overload", ScenarioKind.Spill, "More is asked than the region should take.",
            "the load's rate is raised", "the load's rate is raised", "What is above the limit is answered by the other regions, and nothing fails."),
        new("config-cluster-gone", ScenarioKind.Unnoticed, "The API of the config cluster, which holds the Gateway, cannot be reached.",
            "fault `control-plane-gone`", null, "No request fails; only changes to the Gateway have to wait, and are taken once it is back.") { TakesTheApi = true },
    ];

    /// <summary>The scenario of that name.</summary>
    /// <exception cref="SettingsException">There is none, or real clusters have no lever for it.</exception>
    public static DrillScenario Choose(string name, bool isTwin)
    {
        var place = new Place("--scenario", 1, 1);
        var names = All.Select(scenario => scenario.Name).ToList();
        var scenario = All.FirstOrDefault(scenario => scenario.Name == name) ?? throw new SettingsException(place, $"There is no scenario {name}.",
            NearestName.Find(name, names) is { } nearest ? $"Did you mean {nearest}?" : $"The scenarios are {string.Join(", ", names)}.");
        return isTwin || scenario.LiveMechanism is not null ? scenario : throw new SettingsException(place,
            $"{name} needs the twin: a real cluster offers no safe way to bring it about.", $"Use --twin, or one of {string.Join(", ", All.Where(known => known.LiveMechanism is not null).Select(known => known.Name))}.");
    }
}
