namespace Tandem.Live.Drill;

/// <summary>A fault to be drilled.</summary>
/// <param name="Name">As <c>--scenario</c> takes it.</param>
/// <param name="Kind">What it expects of the fleet.</param>
/// <param name="Summary">What happens, in one line.</param>
/// <param name="TwinMechanism">What brings it about on the twin.</param>
/// <param name="LiveMechanism">What brings it about on real clusters; null where nothing can.</param>
/// <param name="Hypothesis">What must hold.</param>
public sealed record DrillScenario(string Name, ScenarioKind Kind, string Summary, string TwinMechanism, string? LiveMechanism, string Hypothesis)
{
    /// <summary>Whether the servers may come back by themselves, on another node or in the place of the old ones.</summary>
    public bool HealsItself { get; init; }

    /// <summary>Whether the API of the cluster goes with the servers, so that it cannot say how they are.</summary>
    public bool TakesTheApi { get; init; }
}
