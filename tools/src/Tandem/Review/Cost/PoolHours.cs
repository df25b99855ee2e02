namespace Tandem.Review.Cost;

/// <summary>How many nodes a pool has on both sides: at least, with nothing to do, and at most, under load.</summary>
/// <param name="Region">The region; empty for a pool that is in none of the fleet's.</param>
/// <param name="Pool">The pool's name.</param>
/// <param name="Before">Its nodes in the base; null where it is new.</param>
/// <param name="After">Its nodes in the head; null where it is gone.</param>
public sealed record PoolHours(string Region, string Pool, PoolSize? Before, PoolSize? After)
{
    /// <summary>Whether they differ.</summary>
    public bool IsChanged => Before != After;

    /// <summary>How many node hours a day there are more at least; negative where there are fewer.</summary>
    public int LeastPerDay => ((After?.Least ?? 0) - (Before?.Least ?? 0)) * 24;

    /// <summary>How many node hours a day there are more at most; negative where there are fewer.</summary>
    public int MostPerDay => ((After?.Most ?? 0) - (Before?.Most ?? 0)) * 24;
}
