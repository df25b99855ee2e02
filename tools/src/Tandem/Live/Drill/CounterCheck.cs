namespace Tandem.Live.Drill;

/// <summary>The region's own count beside what answers say: a header alone could be set by anything on the way.</summary>
/// <param name="Window">When it was counted: <c>baseline</c> or <c>fault</c>.</param>
/// <param name="Region">The region.</param>
/// <param name="Claimed">Answers in the window that name it.</param>
/// <param name="Counted">Requests that its servers say they answered meanwhile.</param>
public sealed record CounterCheck(string Window, string Region, long Claimed, long Counted)
{
    /// <summary>Whether the servers answered at least what is claimed for them; others may ask too.</summary>
    public bool Agrees => Counted >= Claimed;
}
