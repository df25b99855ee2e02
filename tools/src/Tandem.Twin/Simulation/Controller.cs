namespace Tandem.Twin.Simulation;

/// <summary>
/// Brings one kind of object nearer to what it asks for. It looks at everything of its kind each time and writes only what differs, so
/// it may be run at any time and any number of times.
/// </summary>
internal abstract class Controller
{
    /// <summary>Looks at the cluster once.</summary>
    public abstract void Reconcile(SimulatedCluster cluster);
}
