namespace Tandem.Twin.Simulation.Pods;

/// <summary>How far a Pod on a node has come.</summary>
internal enum PodStage
{
    /// <summary>Volumes are attached, images pulled.</summary>
    Creating,

    /// <summary>An init container runs.</summary>
    Initializing,

    /// <summary>The containers run; the program is not ready for work.</summary>
    Starting,

    /// <summary>The program works.</summary>
    Working,

    /// <summary>A container ended, and waits to be started again.</summary>
    BackOff,

    /// <summary>All has ended.</summary>
    Ended,
}
