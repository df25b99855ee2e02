namespace Tandem.CatchRate;

/// <summary>What became of a fault.</summary>
public enum Verdict
{
    /// <summary>No error: the fault would have merged.</summary>
    Missed,

    /// <summary>Stopped, but by several findings, another rule, or at another line.</summary>
    Otherwise,

    /// <summary>One finding, of the rule expected, at the line to edit.</summary>
    Expected,
}
