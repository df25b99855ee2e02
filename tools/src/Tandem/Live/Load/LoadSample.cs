namespace Tandem.Live.Load;

/// <summary>One request of the load. All times run from the start of the load.</summary>
/// <param name="Due">When it was to be sent. Latency counts from here, so that a request that had to wait counts its wait.</param>
/// <param name="Sent">When it was sent.</param>
/// <param name="FirstToken">When the first token of a stream came; null where none came or it was no stream.</param>
/// <param name="Ended">When it was over.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Region">The region that answered, as its server says; null where none did.</param>
/// <param name="IsStream">Whether the answer was asked for token by token.</param>
public readonly record struct LoadSample(TimeSpan Due, TimeSpan Sent, TimeSpan? FirstToken, TimeSpan Ended, LoadOutcome Outcome, string? Region, bool IsStream)
{
    /// <summary>Whether it was answered in full.</summary>
    public bool IsGood => Outcome == LoadOutcome.Answered;

    /// <summary>From when it was due to when it was over.</summary>
    public TimeSpan Latency => Ended - Due;

    /// <summary>From when it was due to its first token; null where there was none.</summary>
    public TimeSpan? TimeToFirstToken => FirstToken - Due;
}
