namespace Tandem.Live.Drill;

/// <summary>What a check is about.</summary>
public enum CheckKind
{
    /// <summary>Whether the drill proves anything.</summary>
    Validity,

    /// <summary>Whether the fleet did what it should.</summary>
    Hypothesis,

    /// <summary>Whether all is as it was.</summary>
    Restoration,
}
