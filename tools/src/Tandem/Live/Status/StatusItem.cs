namespace Tandem.Live.Status;

/// <summary>One thing that was looked at.</summary>
/// <param name="Region">Where.</param>
/// <param name="Part">What it belongs to: <c>argocd</c>, <c>drift</c>, <c>gateway</c>, <c>pool</c>, <c>servers</c>, <c>picker</c>.</param>
/// <param name="Object">The object.</param>
/// <param name="Level">How it is.</param>
/// <param name="Text">What was found.</param>
public sealed record StatusItem(string Region, string Part, string Object, StatusLevel Level, string Text)
{
    /// <summary>One that is good or bad.</summary>
    public static StatusItem Of(string region, string part, string @object, bool isGood, string text) =>
        new(region, part, @object, isGood ? StatusLevel.Good : StatusLevel.Bad, text);
}
