namespace Tandem.Reports.JUnit;

/// <summary>What became of a case.</summary>
internal enum JUnitVerdict
{
    /// <summary>Nothing is wrong, or a warning is shown that stops nothing.</summary>
    Passed,

    /// <summary>A finding of severity error.</summary>
    Failure,

    /// <summary>It could not be checked, or the rule has a bug.</summary>
    Error,

    /// <summary>It was not checked, or does not count.</summary>
    Skipped,
}
