using System.Net;

namespace Tandem.Live.Clusters;

/// <summary>What a cluster answered.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">How long it wants to be left alone; null where it does not say.</param>
/// <param name="Date">The cluster's own time; null where it does not say.</param>
internal sealed record ClusterAnswer(HttpStatusCode Status, string Body, TimeSpan? RetryAfter, DateTimeOffset? Date)
{
    /// <summary>Whether the same may be asked again.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>Whether it did what it was asked.</summary>
    public bool IsGood => (int)Status is >= 200 and < 300;
}
