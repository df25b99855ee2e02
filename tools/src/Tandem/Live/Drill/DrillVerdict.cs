namespace Tandem.Live.Drill;

/// <summary>What a drill came to.</summary>
public enum DrillVerdict
{
    /// <summary>The hypothesis held.</summary>
    Passed,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>The drill was stopped before it could tell.</summary>
    Aborted,

    /// <summary>The drill proves nothing: a guard did not hold, the load was not what it should be, or the fault did nothing.</summary>
    Invalid,
}
