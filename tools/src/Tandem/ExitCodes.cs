namespace Tandem;

/// <summary>What the process says to its caller. Where several hold, 70 comes before 2, 3, 1 and 0.</summary>
public static class ExitCodes
{
    /// <summary>Nothing is wrong.</summary>
    public const int Clean = 0;

    /// <summary>There are findings of severity error.</summary>
    public const int Findings = 1;

    /// <summary>The command line or the settings cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>Something could not be checked.</summary>
    public const int Unchecked = 3;

    /// <summary>A bug of the tool.</summary>
    public const int Bug = 70;

    /// <summary>The run was interrupted.</summary>
    public const int Interrupted = 130;
}
