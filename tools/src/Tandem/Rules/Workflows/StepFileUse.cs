namespace Tandem.Rules.Workflows;

/// <summary>What a step names a file for.</summary>
internal enum StepFileUse
{
    /// <summary>A script writes it, or does something else with it.</summary>
    Written,

    /// <summary>The step asks whether it is there.</summary>
    Asked,

    /// <summary>The step, or a later one, reads it.</summary>
    Read,

    /// <summary>It is kept, whatever made it.</summary>
    Kept,
}
