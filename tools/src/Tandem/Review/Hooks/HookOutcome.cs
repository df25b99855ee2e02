namespace Tandem.Review.Hooks;

/// <summary>What became of the hook.</summary>
public enum HookOutcome
{
    /// <summary>It was written where there was none.</summary>
    Installed,

    /// <summary>It was written, and runs the one that was there.</summary>
    InstalledBeside,

    /// <summary>It was there already, as it would be written.</summary>
    Unchanged,

    /// <summary>It was taken away.</summary>
    Removed,

    /// <summary>It was taken away, and the one that was there before is back.</summary>
    Restored,

    /// <summary>There was none of ours.</summary>
    Absent,
}
