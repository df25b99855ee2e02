namespace Tandem.Twin.Hosting.Scenarios;

/// <summary>What a step of a scenario does.</summary>
public abstract record ScenarioAction
{
    private ScenarioAction()
    {
    }

    /// <summary>Switches a fault on.</summary>
    /// <param name="Request">The fault.</param>
    public sealed record AddFault(FaultRequest Request) : ScenarioAction;

    /// <summary>Switches every fault off.</summary>
    public sealed record Clear : ScenarioAction;

    /// <summary>Scales a Deployment. Argo CD undoes it where it heals itself, as it would in a real cluster.</summary>
    /// <param name="Region">The region.</param>
    /// <param name="Namespace">The Deployment's namespace.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Replicas">How many.</param>
    public sealed record Scale(string Region, string Namespace, string Name, int Replicas) : ScenarioAction;

    /// <summary>Sends requests through a region's gateway address, at a steady rate whatever becomes of them.</summary>
    /// <param name="Region">The region.</param>
    /// <param name="Rate">Requests in a second of real time.</param>
    /// <param name="Length">How long, in simulated time.</param>
    public sealed record Load(string Region, double Rate, TimeSpan Length) : ScenarioAction;

    /// <summary>Ends the day.</summary>
    public sealed record End : ScenarioAction;
}
