namespace Tandem.Review.Cost;

/// <summary>The nodes of a pool.</summary>
/// <param name="MachineType">Their type.</param>
/// <param name="Least">How many there are at least.</param>
/// <param name="Most">How many there are at most.</param>
public sealed record PoolSize(string MachineType, int Least, int Most)
{
    /// <inheritdoc/>
    public override string ToString() => Least == Most ? $"{Least} x {MachineType}" : $"{Least} to {Most} x {MachineType}";
}
