namespace Tandem.Review.Cost;

/// <summary>What a node costs for an hour, as the operator says: the tool knows no prices.</summary>
/// <param name="Currency">The currency, as it is to be written.</param>
/// <param name="NodeHour">The price of an hour by machine type, or by <c>REGION/TYPE</c> where a region differs.</param>
/// <param name="File">Where it was read from.</param>
public sealed record PriceTable(string Currency, IReadOnlyDictionary<string, decimal> NodeHour, string File)
{
    /// <summary>The price of an hour; null where the table has none.</summary>
    public decimal? Of(string region, string machineType) =>
        NodeHour.TryGetValue($"{region}/{machineType}", out var here) ? here : NodeHour.TryGetValue(machineType, out var anywhere) ? anywhere : null;
}
