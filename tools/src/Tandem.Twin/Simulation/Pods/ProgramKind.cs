namespace Tandem.Twin.Simulation.Pods;

/// <summary>What the twin takes a container's program for.</summary>
internal enum ProgramKind
{
    /// <summary>vLLM's server: a stub of it runs.</summary>
    ModelServer,

    /// <summary>The init container that waits for the marker of complete weights.</summary>
    WeightsWaiter,

    /// <summary>A Job that fills a bucket.</summary>
    Loader,

    /// <summary>Sleeps for a time, then ends.</summary>
    Sleep,

    /// <summary>Ends at once, and well: a Job or an init container that the twin does not run.</summary>
    Short,

    /// <summary>Runs until it is told to end: anything else.</summary>
    Endless,
}
