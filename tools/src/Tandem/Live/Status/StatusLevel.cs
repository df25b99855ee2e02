namespace Tandem.Live.Status;

/// <summary>How something is.</summary>
public enum StatusLevel
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>On its way.</summary>
    Waiting,

    /// <summary>Not as it should be.</summary>
    Bad,

    /// <summary>It could not be asked.</summary>
    Unknown,

    /// <summary>No cluster can tell; a person can, as its text says.</summary>
    Manual,
}
