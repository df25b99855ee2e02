namespace Tandem.Live.Drill;

/// <summary>Proof that a thing is as it was.</summary>
/// <param name="Object">The thing.</param>
/// <param name="Recorded">What it was before the drill.</param>
/// <param name="Found">What it is after it.</param>
public sealed record Restoration(string Object, string Recorded, string Found)
{
    /// <summary>Whether the two are the same.</summary>
    public bool IsRestored => Recorded == Found;
}
