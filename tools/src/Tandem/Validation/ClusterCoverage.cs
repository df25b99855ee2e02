namespace Tandem.Validation;

/// <summary>What was rendered of one cluster.</summary>
/// <param name="Name">The cluster.</param>
/// <param name="Units">Its units with the number of their objects; null for one that was not rendered.</param>
public sealed record ClusterCoverage(string Name, IReadOnlyList<UnitCoverage> Units)
{
    /// <summary>The number of its objects.</summary>
    public int Objects => Units.Sum(unit => unit.Objects ?? 0);
}
