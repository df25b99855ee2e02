namespace Tandem.Review.Cost;

/// <summary>What the change comes to in node hours: machines times nodes, for a day of 24 hours. Disks, traffic and the control plane are not in it.</summary>
/// <param name="Pools">The pools that differ, by region and name.</param>
/// <param name="Prices">The operator's prices; null where there are none.</param>
public sealed record NodeHours(IReadOnlyList<PoolHours> Pools, PriceTable? Prices)
{
    /// <summary>The machine types that differ and that the table has no price for, sorted; null where there is no table.</summary>
    public IReadOnlyList<string>? Unpriced => Prices is null ? null :
        [.. Pools.SelectMany(pool => Sizes(pool).Where(size => Prices.Of(pool.Region, size.MachineType) is null)).Select(size => size.MachineType).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What a day costs more with the fewest nodes, of the pools whose types all have a price; null without a table.</summary>
    public decimal? LeastPerDay => Prices is null ? null : Pools.Where(IsPriced).Sum(pool => Price(pool, pool.After, size => size.Least) - Price(pool, pool.Before, size => size.Least));

    /// <summary>What a day costs more with the most nodes, of the pools whose types all have a price; null without a table.</summary>
    public decimal? MostPerDay => Prices is null ? null : Pools.Where(IsPriced).Sum(pool => Price(pool, pool.After, size => size.Most) - Price(pool, pool.Before, size => size.Most));

    /// <summary>Whether any pool that differs has its price.</summary>
    public bool AnyPriced => Pools.Any(IsPriced);

    /// <summary>The part of the regions named; all of it where none is.</summary>
    public NodeHours Of(IReadOnlyList<string> regions) => regions.Count == 0 ? this : this with { Pools = [.. Pools.Where(pool => regions.Contains(pool.Region, StringComparer.Ordinal))] };

    private bool IsPriced(PoolHours pool) => Prices is not null && Sizes(pool).All(size => Prices.Of(pool.Region, size.MachineType) is not null);

    private decimal Price(PoolHours pool, PoolSize? size, Func<PoolSize, int> count) =>
        size is null ? 0 : Prices!.Of(pool.Region, size.MachineType)!.Value * count(size) * 24;

    private static IEnumerable<PoolSize> Sizes(PoolHours pool) => new[] { pool.Before, pool.After }.OfType<PoolSize>();
}
