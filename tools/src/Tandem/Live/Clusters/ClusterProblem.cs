namespace Tandem.Live.Clusters;

/// <summary>Why a cluster did not do what it was asked.</summary>
public enum ClusterProblem
{
    /// <summary>The kubeconfig is missing, unreadable, or has no such context.</summary>
    Context,

    /// <summary>The credentials are missing or have expired.</summary>
    Credentials,

    /// <summary>The credentials do not allow it.</summary>
    Forbidden,

    /// <summary>Nothing answered in time.</summary>
    Unreachable,

    /// <summary>It asks for fewer requests, again and again.</summary>
    Throttled,

    /// <summary>There is no such object, or no such kind.</summary>
    NotFound,

    /// <summary>The object exists already, or has changed meanwhile.</summary>
    Conflict,

    /// <summary>It refused for another reason.</summary>
    Refused,
}
