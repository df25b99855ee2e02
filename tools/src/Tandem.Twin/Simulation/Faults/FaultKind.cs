namespace Tandem.Twin.Simulation.Faults;

/// <summary>What can be made to go wrong in a region. On the wire in lower case with hyphens: <c>slow-boot</c>.</summary>
public enum FaultKind
{
    /// <summary>Model servers end, and end again whenever they are restarted.</summary>
    Crash,

    /// <summary>Model servers accept requests and never answer them.</summary>
    Hang,

    /// <summary>Model servers take longer: <see cref="Fault.Value"/> times, 10 where none is given.</summary>
    Slow,

    /// <summary>Starting takes longer: <see cref="Fault.Value"/> times, 10 where none is given.</summary>
    SlowBoot,

    /// <summary>The model servers' nodes are cordoned and drained, one Pod at a time as disruption budgets allow.</summary>
    Drain,

    /// <summary>No new Pod finds a TPU node, and no new node is to be had.</summary>
    Unschedulable,

    /// <summary>Images cannot be pulled.</summary>
    ImagePull,

    /// <summary>The API answers with the code <see cref="Fault.Value"/> (500 where none is given), in the share <see cref="Fault.Rate"/> of its calls.</summary>
    ApiErrors,

    /// <summary>The region is gone: its API, its Pods and its gateway address.</summary>
    RegionLoss,

    /// <summary>The API of the region's cluster is gone, and its controllers with it; what runs goes on running.</summary>
    ControlPlaneGone,

    /// <summary>The model servers say that their KV cache is used to the share <see cref="Fault.Value"/>, 0.95 where none is given.</summary>
    KvCache,

    /// <summary>The controllers stand still: what is scaled stays as it is.</summary>
    FrozenControllers,

    /// <summary>The secrets have no version.</summary>
    MissingSecret,

    /// <summary>Hugging Face refuses the loader: the licence was not accepted.</summary>
    LicenceNotAccepted,
}
