namespace Tandem.Rules.ArgoCd;

/// <summary>Two objects of one sync, of which one must not come after the other.</summary>
/// <param name="First">What must be there.</param>
/// <param name="Then">What needs it.</param>
/// <param name="Bond">How near they must be.</param>
internal sealed record Precedence(ObjectField First, ObjectField Then, PrecedenceBond Bond = PrecedenceBond.NotLater)
{
    /// <summary>Whether the annotations of the two break it.</summary>
    public bool IsBroken => First.Owner != Then.Owner && SyncMoment.Of(First) is { } first && SyncMoment.Of(Then) is { } then && Bond switch
    {
        PrecedenceBond.Earlier => first.CompareTo(then) >= 0,
        PrecedenceBond.Together => first.CompareTo(then) != 0,
        _ => first.CompareTo(then) > 0,
    };

    /// <summary>It in words.</summary>
    public string Told => $"the {Then.Kind} {Then.Owner.WrittenName} ({SyncMoment.Of(Then)}) {(Bond == PrecedenceBond.Together ? "belongs together with" : "needs")} the {First.Kind} {First.Owner.WrittenName} ({SyncMoment.Of(First)})";
}
