namespace Tandem.Rules.References;

/// <summary>What Pods are selected for.</summary>
internal enum PodUse
{
    /// <summary>A Service, whose selector is a mapping of labels by itself.</summary>
    Service,

    /// <summary>An InferencePool.</summary>
    Pool,

    /// <summary>A PodDisruptionBudget.</summary>
    Budget,

    /// <summary>Monitoring, or the metrics of an autoscaler.</summary>
    Metrics,

    /// <summary>A NetworkPolicy.</summary>
    Policy,

    /// <summary>Where Pods are placed beside others.</summary>
    Placement,

    /// <summary>The workload's own.</summary>
    Owner,
}
