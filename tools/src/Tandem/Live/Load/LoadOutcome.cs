namespace Tandem.Live.Load;

/// <summary>What became of a request.</summary>
public enum LoadOutcome
{
    /// <summary>It was answered in full.</summary>
    Answered,

    /// <summary>No connection came about, or it broke before the answer began.</summary>
    Refused,

    /// <summary>No answer came in time.</summary>
    TimedOut,

    /// <summary>The answer was an error of the server or of what stands before it (5xx).</summary>
    ServerError,

    /// <summary>The answer was an error of the request (4xx).</summary>
    ClientError,

    /// <summary>The answer began and broke off.</summary>
    Cut,
}
