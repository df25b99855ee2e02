namespace Tandem.Twin.Traffic.Gateway;

/// <summary>How one try at one endpoint ended.</summary>
internal enum TryResult
{
    /// <summary>Answered, whatever the status.</summary>
    Answered,

    /// <summary>Nothing of an answer has reached the client; it may be made again.</summary>
    NotAnswered,

    /// <summary>The time of one try is up, and nothing has reached the client; it may be made again.</summary>
    NotInTime,

    /// <summary>The time of the route or the policy is up, and nothing has reached the client.</summary>
    TimedOut,

    /// <summary>An answer had begun and broke off.</summary>
    CutOff,

    /// <summary>The client went away.</summary>
    ClientGone,
}
