namespace Tandem.Live.Drill;

/// <summary>What a scenario expects of the fleet.</summary>
public enum ScenarioKind
{
    /// <summary>The region stops serving and the others take over.</summary>
    Failover,

    /// <summary>The region goes on and sends what it cannot take to the others.</summary>
    Spill,

    /// <summary>Nobody notices.</summary>
    Unnoticed,
}
