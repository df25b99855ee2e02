namespace Tandem.Twin.Simulation;

/// <summary>How long things take in the twin, in simulated time. Orders of magnitude: the twin proves order and logic, not Google's times.</summary>
public sealed record SimulatedTimes
{
    /// <summary>Attaching a Pod's volumes and network.</summary>
    public TimeSpan Mount { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Pulling an image that the node does not have.</summary>
    public TimeSpan ImagePull { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Reading the weights and compiling, until a model server listens.</summary>
    public TimeSpan ServerBoot { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Until any other long-running program answers its probes.</summary>
    public TimeSpan OtherBoot { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Loading a model of 55 GB into the bucket. The codelab says 5 to 10 minutes.</summary>
    public TimeSpan Loading { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A program that only has to end.</summary>
    public TimeSpan ShortJob { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between SIGTERM and the end of a process that has nothing left to do.</summary>
    public TimeSpan ProcessEnd { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>From the autoscaler's decision to a node that is Ready.</summary>
    public TimeSpan NodeBoot { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>How long a node stands idle before the autoscaler takes it: its default.</summary>
    /// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/concepts/cluster-autoscaler</remarks>
    public TimeSpan NodeIdle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>From the export of a pool to its import in the config cluster.</summary>
    public TimeSpan Export { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Programming a load balancer. The codelab says 8 to 10 minutes.</summary>
    public TimeSpan GatewayProgramming { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>Argo CD's wait before it undoes a drift: its default.</summary>
    /// <remarks>Argo CD's docs/user-guide/auto_sync.md.</remarks>
    public TimeSpan SelfHeal { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the ground is looked at.</summary>
    public TimeSpan GroundPoll { get; init; } = TimeSpan.FromSeconds(60);
}
